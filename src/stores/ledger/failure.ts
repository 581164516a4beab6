/** The ledger cannot be used as things stand; the message says what to do. */
export class LedgerUnavailable extends Error {
  readonly reason: 'unreachable' | 'unusable' | 'newer-schema' | 'broken-upgrade'

  constructor(reason: LedgerUnavailable['reason'], message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'LedgerUnavailable'
    this.reason = reason
  }
}
