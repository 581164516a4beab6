/** What a team member wants of fieldwork. */
export type FieldworkWanted =
  | { readonly what: 'form' }
  | { readonly what: 'send'; readonly survey: string; readonly to: string }
  | { readonly what: 'progress'; readonly study: string | undefined }
  | { readonly what: 'results'; readonly name: string | undefined }
  | { readonly what: 'save'; readonly name: string }

/** The words by which the team speaks about fieldwork, in both languages. */
export function fieldworkOf(text: string): FieldworkWanted | undefined {
  const send =
    /^(?:发|发送)问卷\s*[「"“]?(.+?)[」"”]?\s*(?:给|→)\s*(.+)$/.exec(text) ?? /^send (?:the )?survey (\S+) to (.+)$/i.exec(text)
  if (send) return { what: 'send', survey: send[1] ?? '', to: send[2] ?? '' }
  if (/^((向|给)这些人)?发(送)?问卷$|^send (a )?survey( to (these|them|these people))?$|^survey these people$/i.test(text))
    return { what: 'form' }
  const progress =
    /^(?:问卷|研究)?(?:进度|进展)\s*(\S*)$/.exec(text) ?? /^(?:study )?progress(?:\s+(\S+))?$|^studies$/i.exec(text)
  if (progress) return { what: 'progress', study: progress[1] || undefined }
  const results =
    /^(?:问卷)?结果(?:\s*[「"“]?(\S+?)[」"”]?)?$/.exec(text) ?? /^(?:survey )?results(?: (?:of )?(\S+))?$/i.exec(text)
  if (results) return { what: 'results', name: results[1] }
  const save =
    /^(?:把(?:这些人|这群人))?(?:保存|存)(?:为|成)?人群\s*[「"“]?(.+?)[」"”]?$/.exec(text) ??
    /^save (?:these people|this segment|segment) as (.+)$/i.exec(text)
  if (save) return { what: 'save', name: save[1] ?? '' }
  return undefined
}
