import { Button, Input } from 'antd'
import type { Line } from './PaperSheet.tsx'

type Props = { line: Line; onChange: (part: Partial<Line>) => void; onRemove: () => void }

/** One line of a paper sheet: who, from when until when. */
export const PaperLine = ({ line: { name, inAt, outAt, told }, onChange, onRemove }: Props) => (
  <div className="sheet-row">
    <strong>{name}</strong>
    <Input
      type="datetime-local"
      aria-label={`${name}到达时间`}
      value={inAt}
      onChange={({ target }) => onChange({ inAt: target.value })}
    />
    <Input
      type="datetime-local"
      aria-label={`${name}离开时间`}
      value={outAt}
      onChange={({ target }) => onChange({ outAt: target.value })}
    />
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
