import { maskName } from '#kernel/masking.ts'

/** Masked on the desk; the whole name is shown by the directory's own command, with a reason and an audit line. */
export const masked = <R extends { name: string }>(row: R): R => ({ ...row, name: maskName(row.name) })
