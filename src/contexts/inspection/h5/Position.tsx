import { useState } from 'react'
import { Button } from '#ui/phone/Button.tsx'
import { Say } from '#ui/phone/Say.tsx'
import type { Position as At } from './inspect-queue.ts'

const PATIENCE_MS = 20_000

/** Where one stands, only when one asks for it; nothing depends on it. */
export function Position({ position, onChange }: { position: At | null; onChange: (position: At | null) => void }) {
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const find = () => {
    setFault(undefined)
    if (!('geolocation' in navigator)) return setFault('这部手机不能定位，不影响记录。')
    setBusy(true)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const { latitude, longitude, accuracy } = coords
        onChange({ latitude, longitude, accuracyM: Math.min(100_000, Math.round(accuracy)) })
        setBusy(false)
      },
      () => {
        setFault('没有定到位，可能没有允许或没有信号，不影响记录。')
        setBusy(false)
      },
      { timeout: PATIENCE_MS, enableHighAccuracy: true },
    )
  }
  if (position)
    return (
      <>
        <Say tone="done">已记下位置，误差约{position.accuracyM}米。</Say>
        <Button kind="plain" onClick={() => onChange(null)}>
          不记位置
        </Button>
      </>
    )
  return (
    <>
      <Button kind="plain" busy={isBusy} onClick={find}>
        记下现在的位置（可不记）
      </Button>
      {fault && <Say tone="note">{fault}</Say>}
    </>
  )
}
