import { useState } from 'react'
import { Button } from './Button.tsx'

/** Lets go of what was written on this phone and never sent: asked for twice, for nothing brings it back. */
export function ThrowAway({ onSure }: { onSure: () => void }) {
  const [isSure, setSure] = useState(false)
  if (!isSure)
    return (
      <Button kind="plain" onClick={() => setSure(true)}>
        不要了，删掉
      </Button>
    )
  return (
    <>
      <p>删掉后写的内容和照片都没有了。</p>
      <Button kind="danger" onClick={onSure}>
        确定删掉
      </Button>
      <Button kind="plain" onClick={() => setSure(false)}>
        不删
      </Button>
    </>
  )
}
