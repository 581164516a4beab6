/** The engine refused a statement: a fault of ours (or of the engine), with its own words and code. */
export class WarehouseError extends Error {
  /** ClickHouse's error code, where it gave one (62 syntax, 241 memory, 394 cancelled …). */
  readonly code: number | undefined

  constructor(message: string, options: { cause?: unknown; code?: number | undefined } = {}) {
    super(message, { cause: options.cause })
    this.name = 'WarehouseError'
    this.code = options.code ?? codeIn(message)
  }
}

/**
 * The warehouse cannot be used as things stand; the message says what to do. Callers turn it into an exit code:
 * `unreachable` is an outside service that failed, the others are for the user to mend.
 */
export class WarehouseUnavailable extends Error {
  readonly reason: 'busy' | 'unusable' | 'unreachable' | 'unsupported' | 'newer-schema' | 'other-time-zone'

  constructor(reason: WarehouseUnavailable['reason'], message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'WarehouseUnavailable'
    this.reason = reason
  }
}

/** Thrown where an `AbortSignal` stopped a statement; named as the web platform names it. */
export class WarehouseAborted extends Error {
  constructor() {
    super('The statement was stopped / 语句已停止')
    this.name = 'AbortError'
  }
}

function codeIn(message: string): number | undefined {
  const found = /\bCode: (\d+)/.exec(message)
  return found ? Number(found[1]) : undefined
}
