import type { Act } from './states.ts'

type About = { title: string; unit: string; note: string }

const quoted = ({ title }: About): string => `“${title}”`
/** `take-in`: another one was merged into it. */
type Told = Act | 'take-in'
const WORDS: Partial<Record<Told, (about: About) => { title: string; body?: string }>> = {
  verify: (about) => ({ title: `社区已核实您说的${quoted(about)}` }),
  reject: (about) => ({ title: `您说的${quoted(about)}没有受理`, body: `原因：${about.note}` }),
  merge: (about) => ({
    title: `您说的${quoted(about)}和邻居说的是同一件事`,
    body: '已经并在一起办，办的情况还会告诉您。',
  }),
  'take-in': (about) => ({ title: `您说的${quoted(about)}，还有邻居也提到了`, body: '已经并在一起办。' }),
  refer: (about) => ({
    title: `您说的${quoted(about)}已转给${about.unit}`,
    body: '属于政策待遇，由民政部门受理，结果会告诉您。',
  }),
  receipt: (about) => ({ title: `民政部门已收到您的${quoted(about)}`, body: about.note }),
  answer: (about) => ({ title: `民政部门对${quoted(about)}有了答复`, body: about.note }),
  assign: (about) => ({ title: `您说的${quoted(about)}已交给${about.unit}办理` }),
  start: (about) => ({ title: `您说的${quoted(about)}开始办了` }),
  note: (about) => ({ title: `您说的${quoted(about)}有新进展`, body: about.note }),
  resolve: (about) => ({ title: `您说的${quoted(about)}办好了，请您看看`, body: about.note }),
  confirm: (about) => ({ title: `您说的${quoted(about)}已确认，谢谢您` }),
  reopen: (about) => ({ title: `您说的${quoted(about)}重新办理`, body: about.note }),
}

/** What the resident is told of an act, in words of everyday; undefined for what is the desk's own affair. */
export const wordsFor = (act: Told, about: About): { title: string; body?: string } | undefined => WORDS[act]?.(about)

const MOST = 24

/** A title out of what somebody said: the first sentence, cut where it is long. */
export function titleOf(words: string): string {
  const [first = ''] = words.trim().split(/[。！？!?\n；;]/, 1)
  const chars = [...first.trim()]
  return chars.length <= MOST ? chars.join('') : `${chars.slice(0, MOST - 1).join('')}…`
}

/** Words that mean somebody may be in danger now: not a need for the desk, but for 110 or 120. */
export const isDanger = (words: string): boolean =>
  /自杀|轻生|不想活|打人|挨打|家暴|虐待|着火|起火|煤气|中毒|昏迷|晕倒|摔倒.{0,6}起不来|流血|走失|拐/.test(words)
