import type { Channel, Ears } from '../../channels/channel.js'
import { incomingForm, type Message, message, note, paragraph, warning } from '../../messages/index.js'
import { SessionMoved } from '../survey-sessions.js'
import type { Workspace } from '../workspace.js'
import { groupCommits } from './commits.js'
import { conversationOf, keepConversation, readConversation } from './conversation.js'
import { customerOf } from './customer-of.js'
import { decide } from './decide.js'
import { type Decision, Overtaken } from './decision.js'
import { type Heard, keepHeard, markHandled, nextHeard, waitingConversations } from './inbox.js'
import { type Outbox, openOutbox, type Saying } from './outbox.js'
import { ownRole, roleAt } from './roles.js'
import { becameOf } from './sent.js'
import type { Answer, Scene, Situation } from './situation.js'
import { homeOf, recallOf, suggestionsOf } from './standing.js'

export interface BotOptions {
  readonly channels: readonly Channel[]
  readonly now?: () => Date
  /** Questions are asked on this day instead of today. */
  readonly asOf?: string | undefined
  /** How long a message waits for one that was said before it and is still on its way. */
  readonly gatherMs?: number
  /** After this, somebody who waits is told that it is being worked on. */
  readonly patienceMs?: number
  readonly log?: (text: string) => void
  /** A survey or interview was finished. */
  readonly completed?: () => void
  /** Somebody said goodbye, where a channel can end. */
  readonly ended?: () => void
  readonly answer?: Answer
}

/** The bot: everything heard is kept, decided upon in order within a conversation, written down, and only then answered. */
export interface Bot {
  readonly ears: Ears
  readonly outbox: Outbox
  /** Takes up what a killed process left: what was heard and not answered, what was to be said and not sent. */
  resume(): Promise<void>
  /** Resolves when all that was heard so far is answered. */
  settled(): Promise<void>
  stop(): Promise<void>
}

export async function openBot(workspace: Workspace, options: BotOptions): Promise<Bot> {
  const ledger = await workspace.ledger()
  const { now = () => new Date(), gatherMs = 100, patienceMs = 1500, log = (text) => workspace.output.progress(text) } = options
  const answer: Answer =
    options.answer ??
    (async (question, asked) => {
      const { answerQuestion } = await import('../ask.js')
      return answerQuestion(workspace, question, asked)
    })
  const commits = groupCommits(ledger)
  const channels = new Map(options.channels.map((channel) => [channel.platform, channel]))
  const outbox = openOutbox({ ledger, commits, channels, now, log, became: becameOf(workspace, now) })
  const working = new Map<string, Promise<void>>()
  let stopped = false

  /** One conversation at a time, each message after the one before: two quick messages are two answers. */
  function wake(conversation: string): void {
    if (stopped) return
    const before = working.get(conversation)
    const next = (before ?? pause(gatherMs)).then(() => answerAll(conversation))
    const kept = next.catch((error: unknown) =>
      log(`${conversation}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
    )
    working.set(conversation, kept)
    void kept.then(() => {
      if (working.get(conversation) === kept) working.delete(conversation)
    })
  }

  async function answerAll(conversation: string): Promise<void> {
    for (let heard = await nextHeard(ledger, conversation); heard && !stopped; heard = await nextHeard(ledger, conversation)) {
      await answerOne(heard)
      // What is said need not arrive before the next message is read; its order is kept by the outbox.
      void outbox.deliver(conversation)
    }
  }

  async function answerOne(heard: Heard, tries = 0): Promise<void> {
    const patience = setTimeout(() => void sayWorking(heard).catch((error: unknown) => log(String(error))), patienceMs)
    patience.unref()
    try {
      const scene = await sceneOf(heard)
      const decision = await decideSafely(scene, heard)
      clearTimeout(patience)
      await write(heard, scene.conversation, decision)
      if (decision.completed) options.completed?.()
      if (decision.ended) options.ended?.()
      decision.after?.()
    } catch (error) {
      const moved = error instanceof Overtaken || error instanceof SessionMoved
      if (!moved || tries >= 3) throw error
      // Handled by another process, or the session went on elsewhere: look again.
      if (error instanceof SessionMoved) await answerOne(heard, tries + 1)
    } finally {
      clearTimeout(patience)
    }
  }

  async function sceneOf({ incoming, conversation: id }: Heard): Promise<Scene> {
    const { locale } = incoming.speaker
    const conversation = await readConversation(ledger, id, locale && !/^zh/i.test(locale) ? 'en' : 'zh')
    return { workspace, ledger, incoming, conversation, now: now(), asOf: options.asOf, answer }
  }

  async function situationOf(scene: Scene): Promise<Situation> {
    const { speaker, place } = scene.incoming
    const [own, customer] = await Promise.all([ownRole(ledger, speaker), customerOf(workspace, speaker)])
    return { ...scene, role: roleAt(own, place), ownRole: own, customer }
  }

  async function decideSafely(scene: Scene, heard: Heard): Promise<Decision> {
    try {
      return await decide(
        scene,
        () => cameAfterLater(heard),
        () => situationOf(scene),
      )
    } catch (error) {
      if (error instanceof SessionMoved || error instanceof Overtaken) throw error
      // One broken answer must not end the conversation, nor be tried for ever.
      log(`${heard.conversation}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      return { messages: [faultMessage(scene.conversation.language, error)] }
    }
  }

  /** Said before something that was heard and answered already: the platform delivered it late. */
  async function cameAfterLater({ conversation, incoming, id }: Heard): Promise<boolean> {
    const later = await ledger
      .selectFrom('inbox')
      .select('id')
      .where('conversation', '=', conversation)
      .where('handled_at', 'is not', null)
      .where('at', '>', incoming.at)
      .where('id', '<', id)
      .limit(1)
      .executeTakeFirst()
    return later !== undefined
  }

  async function write(
    heard: Heard,
    conversation: Awaited<ReturnType<typeof readConversation>>,
    decision: Decision,
  ): Promise<void> {
    const at = now()
    await commits.commit(async (transaction) => {
      await markHandled(transaction, heard, at, decision.forget === true)
      for (const work of decision.writes ?? []) await work(transaction)
      const more = (await decision.saysMore?.(transaction)) ?? []
      if (decision.change) await keepConversation(transaction, conversation, decision.change, at)
      await outbox.put(transaction, sayingsOf(heard, [...decision.messages, ...more], decision.quiet), `answer:${heard.id}`)
    })
  }

  function sayingsOf({ incoming, conversation, id }: Heard, messages: readonly Message[], quiet = false): Saying[] {
    return messages.map((said, index) => ({
      conversation,
      platform: incoming.speaker.platform,
      address: incoming.place.address,
      message: said,
      ...(index === 0 ? { slot: `answer:${id}` } : {}),
      ...(quiet && incoming.place.kind === 'open' ? { quiet } : {}),
    }))
  }

  /** Somebody who waits is told so; the answer then takes that message's place. */
  async function sayWorking(heard: Heard): Promise<void> {
    const { language } = await readConversation(ledger, heard.conversation, 'zh')
    const text = { zh: '正在查，请稍等…', en: 'Working on it…' }[language]
    const [saying] = sayingsOf(heard, [message(language, note(text))])
    await commits.commit(async (transaction) => {
      // The answer may have been faster; a word of patience after it would take its place.
      const waits = await transaction
        .selectFrom('inbox')
        .select('id')
        .where('id', '=', heard.id)
        .where('handled_at', 'is', null)
        .executeTakeFirst()
      if (saying && waits) await outbox.put(transaction, [saying], `working:${heard.id}`)
    })
    await outbox.deliver(heard.conversation)
  }

  return {
    ears: {
      async hear(incoming) {
        const checked = incomingForm.parse(incoming)
        const isNew = await keepHeard(commits, checked, now())
        if (isNew) wake(conversationOf(checked))
        return isNew ? 'new' : 'known'
      },
      suggest: (speaker, wanted, typed) => suggestionsOf(workspace, speaker, wanted, typed),
      home: (speaker) => homeOf(workspace, speaker),
      recall: (speaker, place, after) => recallOf(ledger, conversationOf({ speaker, place }), after),
    },
    outbox,
    async resume() {
      for (const conversation of await waitingConversations(ledger)) wake(conversation)
      await outbox.sweep()
    },
    async settled() {
      while (working.size > 0) await Promise.all(working.values())
      await outbox.idle()
    },
    async stop() {
      stopped = true
      await Promise.all(working.values())
      await outbox.stop()
    },
  }
}

function faultMessage(language: 'zh' | 'en', error: unknown): Message {
  const why = error instanceof Error ? error.message : String(error)
  const text = {
    zh: `这一条没能答上来，是程序出了错：${why}`,
    en: `This could not be answered because of a fault in the program: ${why}`,
  }
  const next = { zh: '可以换个问法，或再试一次。', en: 'Put it in another way, or try again.' }
  return message(language, warning(text[language]), paragraph(next[language]))
}

const pause = (ms: number) => (ms > 0 ? new Promise<void>((resolve) => setTimeout(resolve, ms)) : Promise.resolve())
