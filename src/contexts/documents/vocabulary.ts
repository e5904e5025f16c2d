/** The words of official documents (公文), and the shape of what one says. */

/** Genres of 党政机关公文处理工作条例 that the programme needs. 评估报告 is none of them: it goes as an annex. */
export const GENRES = {
  通知: '布置工作、印发名单、通知整改或结项',
  通报: '表扬、批评、通报情况',
  报告: '向上级汇报；不夹带请示事项',
  请示: '向上级请示，一文一事',
  批复: '答复下级的请示',
  函: '与不相隶属的机关商洽、询问和答复',
  纪要: '记载会议议定的事项',
} as const
export type Genre = keyof typeof GENRES

/** Upward genres show who signs them (签发人). */
export const isUpward = (genre: Genre): boolean => genre === '报告' || genre === '请示'

export const LAYOUTS = { document: '文件格式', letter: '信函格式' } as const
export type Layout = keyof typeof LAYOUTS

export const DISCLOSURES = { open: '主动公开', 'on-request': '依申请公开', closed: '不予公开' } as const
export type Disclosure = keyof typeof DISCLOSURES

export const STATES = {
  drafted: '拟稿',
  returned: '已退回',
  reviewed: '已核稿',
  signed: '已签发',
  numbered: '已编号',
  sealed: '已用印',
  issued: '已印发',
  published: '已公开',
  archived: '已归档',
  recalled: '已撤回',
  superseded: '已被替代',
} as const
export type State = keyof typeof STATES

/** What hands do to a document, in the order of the register. */
export const STEPS = {
  drafted: '拟稿',
  changed: '修改',
  returned: '退回',
  reviewed: '核稿',
  signed: '签发',
  numbered: '编号',
  sealed: '用印',
  issued: '印发',
  published: '公开',
  archived: '归档',
  recalled: '撤回',
  superseded: '被替代',
} as const
export type StepKind = keyof typeof STEPS

/** A column of a table; `share`: its part of the width, 1 where left out. */
export type TableColumn = {
  title: string
  align?: 'left' | 'right' | 'center' | undefined
  share?: number | undefined
}
/**
 * One part of a text. Headings are numbered by the platform (一、 （一） 1. （1）), so their text bears no number.
 * `total`: the last row of a table, as many cells as it has columns.
 */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'table'; columns: TableColumn[]; rows: string[][]; total?: string[] | undefined }
/** Begins on a page of its own; `landscape` for wide tables. */
export type Annex = { title: string; landscape?: boolean | undefined; blocks: Block[] }

/** What a document says and to whom: everything its drafter decides. */
export type DocumentText = {
  genre: Genre
  layout: Layout
  /** The area of the issuing body. */
  areaCode: string
  /** The issuing body as it signs: 天津市民政局. */
  issuer: string
  title: string
  /** 主送机关; empty where the genre has none. */
  addressee: string
  body: Block[]
  annexes: Annex[]
  copyTo: string
  disclosure: Disclosure
  /** Areas whose officers may read it once it is issued, beside those of the issuing area. */
  toAreas: string[]
}
