const LONGEST = 120

/**
 * A file's name as it may be kept and shown: no folders, no control or invisible characters (a right-to-left mark makes
 * “exe.txt” of “txt.exe”), nothing Windows refuses, at most 120 characters with the extension kept.
 */
export function cleanName(raw: string): string {
  const base = raw.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const visible = base
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const chars = [...visible]
  if (chars.length === 0) return '未命名'
  if (chars.length <= LONGEST) return visible
  const extension = extensionOf(visible)
  const tail = extension === '' ? '' : `.${extension}`
  return `${chars.slice(0, LONGEST - tail.length).join('')}${tail}`
}

/** 'jpg' of '现场.JPG'; '' when there is none. */
export const extensionOf = (name: string): string => /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
