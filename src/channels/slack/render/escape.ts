import { plain } from '../../../messages/plain.js'

/** A stranger's text inside Slack's markup: `&`, `<` and `>` are what mentions, links and broadcasts are made of. */
export const escapeMarkup = (text: string): string =>
  plain(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/**
 * A stranger's text where Slack reads no markup (rich text, plain text). It stays as it is; only what would be a mention or a link, were the
 * message ever flattened to markup by another program, is broken by a mark of no width.
 */
export const literal = (text: string): string => plain(text).replace(/<(?=[!@#]|[a-z]+:)/gi, '<\u2060')

/** What `literal` made, as markup: there the escape does what the mark did. */
export const literalAsMarkup = (text: string): string => escapeMarkup(text.replaceAll('<\u2060', '<'))
