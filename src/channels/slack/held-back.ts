import type { App, Receiver, ReceiverEvent } from '@slack/bolt'

/**
 * Bolt tells Slack that an event arrived before anybody has heard it. Here its word is held back until the listeners are done, and is never given
 * when they fail: Slack then delivers again. `working` holds what is being heard.
 */
export function heldBack(receiver: Receiver, working: Set<Promise<unknown>>): Receiver {
  return {
    init: (app) => receiver.init(listening(app, working)),
    start: (...args: unknown[]) => receiver.start(...args),
    stop: (...args: unknown[]) => receiver.stop(...args),
  }
}

function listening(app: App, working: Set<Promise<unknown>>): App {
  const processEvent = async (event: ReceiverEvent): Promise<void> => {
    let word: { readonly said: unknown } | undefined
    const work = app
      .processEvent({
        ...event,
        ack: async (said) => {
          word ??= { said }
        },
      })
      .then(() => (word ? event.ack(word.said) : undefined))
    working.add(work)
    try {
      await work
    } finally {
      working.delete(work)
    }
  }
  return Object.create(app, { processEvent: { value: processEvent } })
}
