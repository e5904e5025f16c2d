/** A kind of file that is recognised by its content. The first extension is the one proposed to the user. */
export type FileKind = { name: string; title: string; mediaType: string; extensions: readonly [string, ...string[]] }

const kind = (name: string, title: string, mediaType: string, ...extensions: [string, ...string[]]): FileKind => ({
  name,
  title,
  mediaType,
  extensions,
})
const office = (part: string): string => `application/vnd.openxmlformats-officedocument.${part}`

/** OFD is GB/T 33190; `old-office` covers the binary formats of Word, Excel, PowerPoint and WPS, alike from outside. */
export const KINDS = {
  jpeg: kind('jpeg', 'JPG图片', 'image/jpeg', 'jpg', 'jpeg'),
  png: kind('png', 'PNG图片', 'image/png', 'png'),
  webp: kind('webp', 'WebP图片', 'image/webp', 'webp'),
  pdf: kind('pdf', 'PDF文件', 'application/pdf', 'pdf'),
  ofd: kind('ofd', 'OFD版式文件', 'application/ofd', 'ofd'),
  docx: kind('docx', 'Word文档', office('wordprocessingml.document'), 'docx'),
  xlsx: kind('xlsx', 'Excel工作簿', office('spreadsheetml.sheet'), 'xlsx'),
  pptx: kind('pptx', '演示文稿', office('presentationml.presentation'), 'pptx'),
  oldOffice: kind('oldOffice', '旧版Office或WPS文件', 'application/x-cfb', 'doc', 'wps', 'xls', 'et', 'ppt', 'dps'),
  csv: kind('csv', 'CSV表格', 'text/csv', 'csv'),
  txt: kind('txt', '文本文件', 'text/plain', 'txt'),
  zip: kind('zip', 'ZIP压缩包', 'application/zip', 'zip'),
} as const satisfies Record<string, FileKind>

export type KindName = keyof typeof KINDS

/** What a file is kept for decides which kinds are taken and how large they may be. */
export type Purpose = 'picture' | 'document' | 'spreadsheet' | 'export'
export type PurposeRule = { kinds: readonly KindName[]; maxBytes: number }
export type FileRules = { purposes: Readonly<Record<Purpose, PurposeRule>>; maxMegapixels: number }

const MB = 1024 * 1024
const PICTURES = ['jpeg', 'png', 'webp'] as const
const SHEETS = ['xlsx', 'csv'] as const

/** What an installation starts with; `useFiles` may be given others. */
export const DEFAULT_RULES: FileRules = {
  maxMegapixels: 64,
  purposes: {
    picture: { kinds: PICTURES, maxBytes: 20 * MB },
    document: {
      kinds: ['pdf', 'ofd', 'docx', 'xlsx', 'pptx', 'oldOffice', 'csv', 'txt', ...PICTURES],
      maxBytes: 50 * MB,
    },
    spreadsheet: { kinds: SHEETS, maxBytes: 60 * MB },
    export: { kinds: [...SHEETS, 'docx', 'pdf', 'txt', 'zip'], maxBytes: 1024 * MB },
  },
}

export const isPicture = (name: KindName): boolean => (PICTURES as readonly string[]).includes(name)

/** Kinds a browser shows without running anything; all others are only ever downloaded. */
const SHOWN = new Set<string>([...PICTURES, 'pdf' as const].map((name) => KINDS[name].mediaType))
export const mayShowInline = (mediaType: string): boolean => SHOWN.has(mediaType)
