import { z } from 'zod'
import { isDirect, isWhisper } from '../address.js'
import { meantValue, pressKind, widgetOf } from '../render/widget-names.js'
import { type Draft, moment } from './draft.js'

const optionForm = z.object({ value: z.string() })

const actionForm = z.object({
  type: z.string().optional(),
  action_id: z.string(),
  block_id: z.string().default(''),
  action_ts: z.string().optional(),
  value: z.string().nullish(),
  selected_option: optionForm.nullish(),
  selected_options: z.array(optionForm).nullish(),
})

const stateForm = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      value: z.string().nullish(),
      selected_option: optionForm.nullish(),
      selected_options: z.array(optionForm).nullish(),
    }),
  ),
)

const pressForm = z.object({
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  channel: z.object({ id: z.string() }).nullish(),
  container: z
    .object({
      channel_id: z.string().optional(),
      message_ts: z.string().optional(),
      thread_ts: z.string().optional(),
      is_ephemeral: z.boolean().optional(),
    })
    .nullish(),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional(), metadata: z.unknown().optional() }).nullish(),
  view: z.object({ id: z.string(), state: z.object({ values: stateForm }).nullish() }).nullish(),
  state: z.object({ values: stateForm }).nullish(),
  actions: z.array(actionForm).min(1),
})

/** What a press wants: heard, or a window opened, or nothing (a mark that waits for its button, a link). */
export type Pressed =
  | { readonly kind: 'hear'; readonly draft: Draft }
  | {
      readonly kind: 'open'
      readonly packed: string
      readonly trigger: string
      readonly message: MessageSpot | undefined
      readonly place: Draft['place']
    }
  | { readonly kind: 'nothing' }

export interface MessageSpot {
  readonly channel: string
  readonly ts: string
  readonly thread: string | undefined
  /** What it carries unseen, where Slack tells it with the press. */
  readonly metadata: unknown
}

/** Something on a message or a page was pressed, picked or ticked. */
export function pressed(body: unknown, now = new Date()): Pressed {
  const parsed = pressForm.safeParse(body)
  const [action] = parsed.data?.actions ?? []
  if (!parsed.success || !action) return { kind: 'nothing' }
  const { user, message, container, channel, view, state, trigger_id: trigger } = parsed.data
  const kind = pressKind(action.action_id)
  const where = channel?.id ?? container?.channel_id
  const ts = message?.ts ?? container?.message_ts
  const thread = message?.thread_ts ?? container?.thread_ts
  const widget = widgetOf(action.block_id)
  const place = where ? pressPlace(where, ts, thread, user.id, widget?.place, respondWay(parsed.data, now)) : undefined
  if (kind === 'form' && action.value && trigger) {
    return {
      kind: 'open',
      packed: action.value,
      trigger,
      place,
      message: where && ts ? { channel: where, ts, thread, metadata: message?.metadata } : undefined,
    }
  }
  const values = kind === undefined ? undefined : valuesOf(kind, action, state?.values ?? view?.state?.values ?? {})
  if (!values) return { kind: 'nothing' }
  const at = action.action_ts ?? ''
  return {
    kind: 'hear',
    draft: {
      delivery: ['press', where ?? view?.id ?? '', ts ?? '', user.id, at || trigger || '', action.action_id].join(':'),
      at: moment(at, now),
      user: user.id,
      team: user.team_id,
      place,
      what: { kind: 'press', values: values.map(meantValue), ...(widget?.token ? { token: widget.token } : {}) },
    },
  }
}

type Action = z.infer<typeof actionForm>
type State = z.infer<typeof stateForm>

function valuesOf(kind: NonNullable<ReturnType<typeof pressKind>>, action: Action, state: State): string[] | undefined {
  if (kind === 'press') return [action.value ?? '']
  if (kind === 'pick') return action.selected_option ? [action.selected_option.value] : undefined
  if (kind !== 'send') return undefined
  const marks = Object.values(state[action.value ?? ''] ?? {})
  return marks
    .flatMap(({ selected_options: options, selected_option: one }) => [...(options ?? []), ...(one ? [one] : [])])
    .map(({ value }) => value)
}

function pressPlace(
  channel: string,
  ts: string | undefined,
  thread: string | undefined,
  user: string,
  named: string | undefined,
  respond: { url: string; until: string } | undefined,
): NonNullable<Draft['place']> {
  const direct = isDirect(channel)
  const root = thread ?? (direct || respond ? undefined : ts)
  const id = named || (root ? `${channel}:${root}` : channel)
  return {
    id,
    kind: direct || isWhisper(id) ? 'private' : 'open',
    address: {
      channel,
      user,
      place: id,
      ...(root ? { thread: root } : {}),
      // What was begun with one person stays between the two.
      ...(respond ? { respond, whisper: true } : {}),
    },
  }
}

/** Only of messages that one person sees is this the way to answer: they are in no history. */
function respondWay(
  { response_url: url, container }: z.infer<typeof pressForm>,
  now: Date,
): { url: string; until: string } | undefined {
  if (!url || !container?.is_ephemeral) return undefined
  return { url, until: new Date(now.getTime() + 29 * 60_000).toISOString() }
}

const submissionForm = z.object({
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  view: z.object({
    id: z.string(),
    hash: z.string().optional(),
    callback_id: z.string(),
    private_metadata: z.string().optional(),
    state: z.object({ values: stateForm }),
  }),
})

/** What a window carries to say where its submission belongs. */
export interface Returns {
  readonly place?: Draft['place']
  /** The window stands for a command, whose words are its only field. */
  readonly command?: string
}

/** A window sent in. */
export function submitted(body: unknown, now = new Date()): Draft | undefined {
  const parsed = submissionForm.safeParse(body)
  if (!parsed.success) return undefined
  const { user, view } = parsed.data
  const returns = returnsOf(view.private_metadata)
  const fields = Object.fromEntries(
    Object.entries(view.state.values).flatMap(([block, inputs]) => {
      const [input] = Object.values(inputs)
      return block.startsWith('field:') && input
        ? [[block.slice('field:'.length), input.value ?? input.selected_option?.value ?? ''] as const]
        : []
    }),
  )
  return {
    delivery: `view:${view.id}:${view.hash ?? ''}`,
    at: now.toISOString(),
    user: user.id,
    team: user.team_id,
    place: returns.place,
    what: returns.command
      ? { kind: 'command', name: returns.command, text: Object.values(fields)[0] ?? '' }
      : { kind: 'form', form: view.callback_id.replace(/^form:/, ''), fields },
  }
}

function returnsOf(metadata: string | undefined): Returns {
  try {
    return JSON.parse(metadata || '{}') as Returns
  } catch {
    return {}
  }
}
