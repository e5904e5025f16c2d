/**
 * What the paper is called. Until the platform is linked with the national volunteer system its own page is no 证明 in the
 * sense of order 67, and says so.
 */
export const paperNameOf = (isLinked: boolean): string => (isLinked ? '志愿服务记录证明' : '志愿服务记录单')
export const paperNoteOf = (isLinked: boolean): string =>
  isLinked ? '可在全国志愿服务信息系统查验' : '以全国志愿服务信息系统记录为准'
/** Why the platform itself recalls a certificate. */
export const CANCELLED = '所载服务记录中有的已作废，由平台自动撤回'
