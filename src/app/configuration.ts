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
})

export interface Configuration {
  readonly home: string
  readonly timeZone: string
  readonly currency: string
  readonly brand: string | undefined
  readonly warehouseUrl: string | undefined
  readonly ledgerUrl: string | undefined
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
