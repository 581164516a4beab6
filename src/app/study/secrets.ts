import { createHash, createHmac } from 'node:crypto'

/** Names made under the home's secret: nobody without it can make them, or tell whom they stand for. */

/** The token of an invitation's private link: 144 bits of HMAC-SHA256, base64url. It is stored nowhere, only its {@link tokenHash}. */
export function invitationToken(secret: string, invitation: string): string {
  return createHmac('sha256', secret).update(`invitation\n${invitation}`).digest().subarray(0, 18).toString('base64url')
}

/** What is stored of a private link's token: SHA-256, hexadecimal. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** The code under which a pseudonymous study keeps a person's answers; each study has codes of its own. @example 'p-3f9k2m1qxz8a' */
export function pseudonymOf(secret: string, study: string, person: string): string {
  const key = createHmac('sha256', secret).update(`study\n${study}`).digest()
  const number = createHmac('sha256', key).update(person).digest().readBigUInt64BE(0)
  return `p-${number.toString(36)}`
}

/** Under what an erased customer's wish is remembered: that they are not to be invited, and not to be imported again. */
export function erasedSubject(secret: string, customer: string): string {
  return `erased:${erasedHash(erasedKey(secret), customer)}`
}

/** A key of its own, because it travels to the warehouse when customers who came back are looked for. */
export function erasedKey(secret: string): string {
  return createHmac('sha256', secret).update('erased').digest('hex')
}

/** As the warehouse can compute it: SHA-256 of key, SHA-256 of key and customer id (nested, so that nothing can be appended). */
function erasedHash(key: string, customer: string): string {
  const inner = createHash('sha256').update(`${key}${customer}`).digest('hex')
  return createHash('sha256').update(`${key}${inner}`).digest('hex')
}

/** The same in the warehouse's SQL. */
export function erasedHashSql(key: string, customer: string): string {
  return `lower(hex(SHA256(concat(${key}, lower(hex(SHA256(concat(${key}, ${customer}))))))))`
}

/** The key of a saying that is written once: at most 25 letters and digits. */
export function outboxKey(...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 24)
}
