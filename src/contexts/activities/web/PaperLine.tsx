import { Button } from 'antd'
import { MomentPick } from '#ui/MomentPick.tsx'
import type { Line } from './PaperSheet.tsx'

type Props = { line: Line; onChange: (part: Partial<Line>) => void; onRemove: () => void }

/** One line of a paper sheet: who, from when until when. */
export const PaperLine = ({ line: { name, inAt, outAt, told }, onChange, onRemove }: Props) => (
  <div className="sheet-row">
    <strong>{name}</strong>
    <MomentPick aria-label={`${name}到达时间`} value={inAt} onChange={(inAt) => onChange({ inAt })} />
    <MomentPick aria-label={`${name}离开时间`} value={outAt} onChange={(outAt) => onChange({ outAt })} />
    <Button type="text" size="small" aria-label={`${name}不在表上`} onClick={onRemove}>
      移去
    </Button>
    {told && (
      <p className="field-error" role="alert">
        没有录入：{told}
      </p>
    )}
  </div>
)
