import { z } from 'zod'

const blankIsUnset = (value: unknown) => (value === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema.optional())

/** The environment, read once. Each line says what breaks without it. */
const environment = z.object({
  /** All state lives here; two programs on one home take turns (the second gets a clear message). */
  ZHIYIN_HOME: z.preprocess(blankIsUnset, z.string().default('.zhiyin')),
  /** Calendar days, weeks and 最近N天 are counted in this zone; fixed when a home is made. */
  ZHIYIN_TIMEZONE: z.preprocess(
    blankIsUnset,
    z.string().default('Asia/Shanghai').refine(isTimeZone, 'is not an IANA time zone such as Asia/Shanghai'),
  ),
  ZHIYIN_CURRENCY: z.preprocess(blankIsUnset, z.string().length(3).default('CNY')),
  /** The brand whose reviews are "ours"; reviews of any other brand are competitors'. Without it, the brand with most items sold is ours. */
  ZHIYIN_BRAND: optional(z.string()),
  /** A ClickHouse server; unset: chDB in the home folder. */
  WAREHOUSE_URL: optional(z.url({ protocol: /^https?$/ })),
  /** PostgreSQL; unset: SQLite in the home folder. */
  LEDGER_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
  /** Slack: with an app token over Socket Mode, else signed HTTP on ZHIYIN_PORT at /slack/events. */
  SLACK_BOT_TOKEN: optional(z.string()),
  SLACK_APP_TOKEN: optional(z.string()),
  SLACK_SIGNING_SECRET: optional(z.string()),
  /** Only to reach another server than Slack's. */
  SLACK_API_URL: optional(z.url({ protocol: /^https?$/ })),
  DISCORD_TOKEN: optional(z.string()),
  /** Only to reach another server than Discord's. */
  DISCORD_API_URL: optional(z.url({ protocol: /^https?$/ })),
  /** The optional model: any server that speaks the OpenAI protocol. Without a key (and without a base URL) nothing is asked of one. */
  OPENAI_API_KEY: optional(z.string()),
  OPENAI_BASE_URL: optional(z.url({ protocol: /^https?$/ })),
  ZHIYIN_MODEL: optional(z.string()),
  /** The web page, private links and signed Slack deliveries. */
  ZHIYIN_PORT: z.preprocess(blankIsUnset, z.coerce.number().int().min(0).max(65535).default(8787)),
  /** How people reach this program from outside, such as https://ask.brand.example: private links begin with it. */
  ZHIYIN_PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  /** Opens the team's page. Without it (and without a public address) the page listens on loopback only, for whoever sits there. */
  ZHIYIN_ADMIN_TOKEN: optional(z.string().min(12, 'is too short to protect anything: 12 characters at least')),
})

export interface Configuration {
  readonly home: string
  readonly timeZone: string
  readonly currency: string
  readonly brand: string | undefined
  readonly warehouseUrl: string | undefined
  readonly ledgerUrl: string | undefined
  readonly slack?: SlackConfiguration | undefined
  readonly discord?: { readonly token: string; readonly apiUrl?: string | undefined } | undefined
  readonly model?: ModelConfiguration | undefined
  readonly web?: WebConfiguration | undefined
}

export interface SlackConfiguration {
  readonly botToken: string
  readonly appToken?: string | undefined
  readonly signingSecret?: string | undefined
  readonly apiUrl?: string | undefined
}

export interface ModelConfiguration {
  readonly apiKey?: string | undefined
  readonly baseUrl?: string | undefined
  readonly name: string
}

export interface WebConfiguration {
  readonly port: number
  readonly publicUrl?: string | undefined
  readonly adminToken?: string | undefined
}

/** A user's mistake in the environment: what, where, what to do. */
export class ConfigurationError extends Error {}

/** @throws ConfigurationError naming each variable that does not fit. */
export function readConfiguration(variables: NodeJS.ProcessEnv, overrides: { home?: string | undefined } = {}): Configuration {
  const parsed = environment.safeParse(variables)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigurationError(
      `环境变量有误（见 .env.example）/ The environment does not fit (see .env.example):\n${faults.join('\n')}`,
    )
  }
  const env = parsed.data
  return {
    home: overrides.home ?? env.ZHIYIN_HOME,
    timeZone: env.ZHIYIN_TIMEZONE,
    currency: env.ZHIYIN_CURRENCY,
    brand: env.ZHIYIN_BRAND,
    warehouseUrl: env.WAREHOUSE_URL,
    ledgerUrl: env.LEDGER_URL,
    slack: env.SLACK_BOT_TOKEN
      ? {
          botToken: env.SLACK_BOT_TOKEN,
          appToken: env.SLACK_APP_TOKEN,
          signingSecret: env.SLACK_SIGNING_SECRET,
          apiUrl: env.SLACK_API_URL,
        }
      : undefined,
    discord: env.DISCORD_TOKEN ? { token: env.DISCORD_TOKEN, apiUrl: env.DISCORD_API_URL } : undefined,
    // A server of one's own may need no key; a name of a model is needed in any case.
    model:
      env.OPENAI_API_KEY || env.OPENAI_BASE_URL
        ? { apiKey: env.OPENAI_API_KEY, baseUrl: env.OPENAI_BASE_URL, name: env.ZHIYIN_MODEL ?? 'gpt-4o-mini' }
        : undefined,
    web: { port: env.ZHIYIN_PORT, publicUrl: env.ZHIYIN_PUBLIC_URL, adminToken: env.ZHIYIN_ADMIN_TOKEN },
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
