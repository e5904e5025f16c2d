/** What one search box means: an ID number, a telephone number, or a whole name. */
export function wantedOf(words: string): { idNumber?: string; phone?: string; name?: string } {
  const code = words.replace(/[\s-]/g, '')
  if (code === '') return {}
  if (/^\d{15,17}[\dX]$/i.test(code)) return { idNumber: code.toUpperCase() }
  if (/^\d{7,12}$/.test(code)) return { phone: words.replace(/\s/g, '') }
  return { name: words }
}
