export * from './builders.js'
export { formatChange, formatValue, type NumberPlace, type NumberStyle, unitLabel, unknownValue } from './format-value.js'
export { bothLanguages, type PageParts, page } from './html/page.js'
export { escapeHtml, type HtmlOptions, renderHtml } from './html/render-html.js'
export { type MarkdownOptions, renderMarkdown } from './markdown.js'
export {
  type Block,
  type Cell,
  type Chart,
  type Choices,
  type Column,
  type Figure,
  type Message,
  messageForm,
  type Quote,
  type Span,
  type Table,
} from './message.js'
export { plain } from './plain.js'
export { renderText, type TextOptions } from './text/render-text.js'
