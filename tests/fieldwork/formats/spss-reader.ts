/** What a syntax file says, read on its own: by the rules of SPSS syntax, not by how it was written. */
export interface ReadSyntax {
  readonly dataFile: string
  readonly variables: readonly { name: string; format: string }[]
  readonly labels: Readonly<Record<string, string>>
  readonly valueLabels: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly missing: Readonly<Record<string, readonly string[]>>
  readonly sets: readonly { name: string; label: string; variables: readonly string[] }[]
}

type Token = { text: string; quoted: boolean }

export function readSyntax(syntax: string): ReadSyntax {
  const found = {
    dataFile: '',
    variables: [] as { name: string; format: string }[],
    labels: {} as Record<string, string>,
    valueLabels: {} as Record<string, Record<string, string>>,
    missing: {} as Record<string, string[]>,
    sets: [] as { name: string; label: string; variables: string[] }[],
  }
  for (const command of commandsOf(syntax)) {
    const words = command.map(({ text }) => text)
    const name = words.slice(0, 2).join(' ')
    if (name === 'GET DATA') {
      found.dataFile = words[words.indexOf('FILE') + 2] ?? ''
      const from = words.indexOf('VARIABLES') + 2
      for (let at = from; at < words.length; at += 2) found.variables.push({ name: words[at]!, format: words[at + 1]! })
    } else if (name === 'VARIABLE LABELS') {
      for (const [variable, label] of parts(command.slice(2))) found.labels[variable!.text] = label!.text
    } else if (name === 'VALUE LABELS') {
      for (const [variable, ...pairs] of parts(command.slice(2))) {
        const labels: Record<string, string> = {}
        for (let at = 0; at < pairs.length; at += 2) labels[pairs[at]!.text] = pairs[at + 1]!.text
        found.valueLabels[variable!.text] = labels
      }
    } else if (name === 'MISSING VALUES') {
      for (const [variable, ...values] of parts(command.slice(2)))
        found.missing[variable!.text] = values.map(({ text }) => text).filter((text) => !'(),'.includes(text))
    } else if (words[0] === 'MRSETS') {
      const end = words.indexOf('VALUE')
      found.sets.push({
        name: words[words.indexOf('NAME') + 2] ?? '',
        label: words[words.indexOf('LABEL') + 2] ?? '',
        variables: words.slice(words.indexOf('VARIABLES') + 2, end),
      })
    }
  }
  return found
}

/** A command ends with a period at the end of a line; a comment begins with an asterisk. */
function commandsOf(syntax: string): Token[][] {
  const tokens = tokensOf(syntax.replace(/^\ufeff/, '').replace(/^\*.*\.$/gm, ''))
  const commands: Token[][] = [[]]
  for (const token of tokens) {
    if (!token.quoted && token.text === '.') commands.push([])
    else commands.at(-1)?.push(token)
  }
  return commands.filter((command) => command.length > 0)
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  const pattern =
    /'((?:[^'\n]|'')*)'|"((?:[^"\n]|"")*)"|(\.)(?=\s*(?:\n|$))|([A-Za-z0-9_$#@-]+(?:\.[A-Za-z0-9_]+)*)|([=/(),+])|(\s+)|(.)/gu
  for (const [, single, double, stop, word, sign, space, stray] of text.matchAll(pattern)) {
    if (stray !== undefined) throw new Error(`stray ${JSON.stringify(stray)}`)
    if (space !== undefined) continue
    const literal = single?.replaceAll("''", "'") ?? double?.replaceAll('""', '"')
    const before = tokens.at(-1)
    if (literal !== undefined && before && !before.quoted && before.text === '+') {
      tokens.pop()
      const whole = tokens.pop()
      tokens.push({ text: `${whole?.text}${literal}`, quoted: true })
    } else if (literal !== undefined) tokens.push({ text: literal, quoted: true })
    else tokens.push({ text: stop ?? word ?? sign ?? '', quoted: false })
  }
  return tokens
}

function parts(tokens: readonly Token[]): Token[][] {
  const found: Token[][] = [[]]
  for (const token of tokens) {
    if (!token.quoted && token.text === '/') found.push([])
    else found.at(-1)?.push(token)
  }
  return found.filter((part) => part.length > 0)
}
