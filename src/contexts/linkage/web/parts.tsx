import { Tag } from 'antd'
import type { z } from 'zod'
import type { SeatBrief } from '../contract-parts.ts'
import type { ProjectView } from '../contract-projects.ts'
import { LINES, PARTIES, partyList, SEAT_STANDS, type SeatStand } from '../vocabulary.ts'
import './linkage.css'

export type Project = z.output<typeof ProjectView>
export type Seat = Project['seats'][number]
export const refOf = ({ id: projectId, version }: Pick<Project, 'id' | 'version'>) => ({ projectId, version })

/** Choices of a select from a table of words. */
export const optionsOf = <K extends string>(words: Record<K, string>) =>
  (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }))
export const oneOf = <K extends string>(words: Record<K, string>, text: string | undefined): K | undefined =>
  (Object.keys(words) as K[]).find((one) => one === text)

/** Lines that an offer suits, in words; none named means any. */
export const linesText = (lines: readonly (keyof typeof LINES)[]): string =>
  lines.length === 0 ? '不限' : lines.map((line) => LINES[line]).join('、')

const COLOURS: Readonly<Record<SeatStand, string>> = { acted: 'green', late: 'red', asked: 'blue', named: 'default' }
export const StandTag = ({ stand }: { stand: SeatStand }) => <Tag color={COLOURS[stand]}>{SEAT_STANDS[stand]}</Tag>

const MARKS: Readonly<Record<SeatStand, string>> = { acted: '✓', late: '!', asked: '…', named: '' }
/** Five small seats in the order of the parties; said in words to who cannot see them. */
export function SeatDots({ seats, acted }: { seats: readonly z.output<typeof SeatBrief>[]; acted: number }) {
  const words = seats.map(({ party, stand }) => `${PARTIES[party]}${SEAT_STANDS[stand]}`).join('，')
  return (
    <span className="seat-dots" title={words}>
      <span className="only-read">{words}</span>
      {partyList.map((party) => {
        const stand = seats.find((seat) => seat.party === party)?.stand ?? 'named'
        return (
          <span key={party} className={`seat-dot ${stand}`} aria-hidden="true">
            {MARKS[stand]}
          </span>
        )
      })}
      <span className="figure" aria-hidden="true">
        {acted}/5
      </span>
    </span>
  )
}
