/** GB/T 2261.1. */
export const SEXES: Record<number, string> = { 0: '—', 1: '男', 2: '女', 9: '未说明' }
