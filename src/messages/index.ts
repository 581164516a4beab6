export * from './builders.js'
export { formatChange, formatValue, type NumberPlace } from './format-value.js'
export { bothLanguages, page } from './html/page.js'
export { renderHtml } from './html/render-html.js'
export { type Incoming, incomingForm, type Place, type Speaker } from './incoming.js'
export { renderMarkdown } from './markdown.js'
export {
  type Block,
  type Cell,
  type Chart,
  type Choices,
  type Column,
  type Figure,
  type Form,
  type Message,
  messageForm,
  type Quote,
  type Table,
} from './message.js'
export { renderText } from './text/render-text.js'
