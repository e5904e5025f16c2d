/** What a search box for people holds, as their lists take it: an ID number, a telephone, or a whole name; undefined until it is one. */
export function whoOf(words: string): { idNumber?: string; phone?: string; name?: string } | undefined {
  const code = words.replace(/[\s-]/g, '')
  if (/^\d{15,17}[\dX]$/i.test(code)) return { idNumber: code.toUpperCase() }
  if (/^\d{7,12}$/.test(code)) return { phone: code }
  return /^[\p{Script=Han}·]{2,}$/u.test(code) ? { name: code } : undefined
}
