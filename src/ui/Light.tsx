import './ui.css'

/** Verdicts as measured, and lights against the schedule. */
export type Verdict = 'met' | 'not-met' | 'no-data'
export type LightKind = Verdict | 'on-time' | 'due-soon' | 'late'

const TEXT: Record<LightKind, string> = {
  met: '达标',
  'not-met': '未达标',
  'no-data': '尚无数据',
  'on-time': '按期',
  'due-soon': '临期',
  late: '逾期',
}

/** Never by colour only: each light has a shape of its own, and its word beside it or for a screen reader. */
export function Light({ kind, text, quiet = false }: { kind: LightKind; text?: string; quiet?: boolean }) {
  const words = text ?? TEXT[kind]
  return (
    <span className={`light light-${kind}`} title={quiet ? words : undefined}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
        {SHAPE[kind]}
      </svg>
      <span className={quiet ? 'only-read' : undefined}>{words}</span>
    </span>
  )
}

/** The verdict of a standard in one place: 达标、未达标、尚无数据. */
export const VerdictTag = ({ verdict, quiet = false }: { verdict: Verdict; quiet?: boolean }) => (
  <Light kind={verdict} quiet={quiet} />
)

const tick = <path d="M4.5 8.3l2.4 2.4 4.6-5" fill="none" stroke="#fff" strokeWidth="1.8" />
const cross = <path d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" stroke="#fff" strokeWidth="1.8" />
const circle = <circle cx="8" cy="8" r="7" fill="currentColor" />
const SHAPE: Record<LightKind, React.ReactNode> = {
  met: [circle, tick].map((part, index) => <g key={index === 0 ? 'ground' : 'mark'}>{part}</g>),
  'not-met': (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="2" fill="currentColor" />
      {cross}
    </>
  ),
  'no-data': (
    <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.6 2.2" />
  ),
  'on-time': circle,
  'due-soon': <path d="M8 1.2l6.8 6.8L8 14.8 1.2 8z" fill="currentColor" />,
  late: (
    <>
      <path d="M8 1l7.4 13.4H.6z" fill="currentColor" />
      <path d="M8 5.8v4.2M8 11.4v1.5" stroke="#fff" strokeWidth="1.7" />
    </>
  ),
}
