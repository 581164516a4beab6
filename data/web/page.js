// The live part of the conversation page. Without it every form still works by itself; nothing is decided here.
const base = document.body.dataset.base
const log = document.getElementById('log')
const status = document.getElementById('status')
const form = document.getElementById('say')
const text = document.getElementById('text')
const file = document.getElementById('file')

let last = [...log.children].at(-1)?.dataset.id ?? ''
let waitBeforeRetry = 500

// crypto.randomUUID is there on secure pages only; a shop's own network may not be one.
function name() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function tell(words) {
  status.textContent = words ?? ''
  status.hidden = !words
}

function atEnd() {
  return window.innerHeight + window.scrollY >= document.body.scrollHeight - 160
}

function show(entries) {
  if (entries.length === 0) return
  const follow = atEnd()
  for (const { id, from, html, replaces } of entries) {
    if (log.querySelector(`[data-id="${CSS.escape(id)}"]`)) continue
    // What can be pressed in older entries is over as soon as something newer stands.
    for (const control of log.querySelectorAll('form button, form input, form select, form textarea')) control.disabled = true
    const item = document.createElement('li')
    item.className = from
    item.dataset.id = id
    // Markup made by the server, in which everything that a person wrote is escaped.
    item.innerHTML = html
    const before = replaces && log.querySelector(`[data-id="${CSS.escape(replaces)}"]`)
    if (before) before.replaceWith(item)
    else log.append(item)
    if (id > last) last = id
  }
  tell()
  if (follow) window.scrollTo({ top: document.body.scrollHeight })
}

async function listen() {
  for (;;) {
    try {
      const response = await fetch(`${base}/messages?after=${encodeURIComponent(last)}`, { headers: { accept: 'application/json' } })
      if (!response.ok) throw new Error(String(response.status))
      show((await response.json()).entries)
      waitBeforeRetry = 500
    } catch {
      tell(status.dataset.offline)
      await new Promise((resolve) => setTimeout(resolve, waitBeforeRetry))
      waitBeforeRetry = Math.min(waitBeforeRetry * 2, 15000)
    }
  }
}

// Sent until it is heard: the delivery has a name, so that a copy counts once.
async function send(url, options) {
  tell(status.dataset.sending)
  for (let wait = 500; ; wait = Math.min(wait * 2, 15000)) {
    try {
      const response = await fetch(url, { method: 'POST', ...options, headers: { accept: 'application/json', ...options.headers } })
      if (response.ok) return tell()
      if (response.status < 500 && response.status !== 429) return tell(await response.text())
    } catch {
      tell(status.dataset.offline)
    }
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

document.addEventListener('submit', (event) => {
  const sent = event.target
  if (!(sent instanceof HTMLFormElement) || !sent.action.endsWith('/say')) return
  event.preventDefault()
  const fields = new FormData(sent, event.submitter)
  const picked = sent.dataset.order ? JSON.parse(sent.dataset.order) : undefined
  const values = picked ?? fields.getAll('value')
  const body = Object.fromEntries(fields)
  if (fields.has('value') || picked) body.value = values
  if (body.kind === 'press') body.delivery = `${body.delivery}|${values.join('|')}`
  if (body.kind === 'press' || body.kind === 'form') for (const control of sent.elements) control.disabled = true
  if (sent === form || sent.closest('.controls')) {
    body.delivery = name()
    if (sent === form) {
      form.reset()
      grow()
    }
  }
  send(sent.action, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
})

// The order of ticking is kept: for a ranking it is the answer.
log.addEventListener('change', (event) => {
  const box = event.target
  if (!(box instanceof HTMLInputElement) || box.type !== 'checkbox') return
  const sent = box.form
  const order = JSON.parse(sent.dataset.order ?? '[]').filter((value) => value !== box.value)
  const group = box.closest('.boxes')
  const most = Number(group?.dataset.most ?? Number.POSITIVE_INFINITY)
  if (box.checked && order.length >= most) {
    box.checked = false
    return
  }
  if (box.checked) order.push(box.value)
  sent.dataset.order = JSON.stringify(order)
})

function grow() {
  text.style.height = 'auto'
  text.style.height = `${text.scrollHeight + 2}px`
}
text.addEventListener('input', grow)
text.addEventListener('keydown', (event) => {
  // Enter sends, Shift+Enter breaks the line; an Enter that chooses a Chinese word is not meant for us.
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault()
    form.requestSubmit()
  }
})
file.addEventListener('change', () => {
  const [chosen] = file.files
  if (!chosen) return
  const url = `${file.dataset.action}?name=${encodeURIComponent(chosen.name)}&delivery=${name()}`
  send(url, { body: chosen, headers: { 'content-type': chosen.type || 'application/octet-stream' } })
  file.value = ''
})

window.scrollTo({ top: document.body.scrollHeight })
listen()
