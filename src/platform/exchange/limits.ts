/** What one file may ask of the server. A caller may pass tighter or wider ones; nothing else in this folder holds a cap. */
export type ReadLimits = {
  /** Rows with something in them, below the header. */
  rows: number
  columns: number
  /** Bytes of the whole package once unzipped, and of one of its parts. */
  unzippedBytes: number
  /** A part that grows more than this many times, once it is past `ratioFromBytes`, is a zip bomb. */
  ratio: number
  ratioFromBytes: number
  entries: number
  /** Characters of one row as written in the file, and of all shared texts together. */
  rowCharacters: number
  sharedCharacters: number
  merges: number
}

export const READ_LIMITS: ReadLimits = {
  rows: 200_000,
  columns: 200,
  unzippedBytes: 640 * 1024 * 1024,
  ratio: 150,
  ratioFromBytes: 32 * 1024 * 1024,
  entries: 2_000,
  rowCharacters: 4 * 1024 * 1024,
  sharedCharacters: 96 * 1024 * 1024,
  merges: 20_000,
}
