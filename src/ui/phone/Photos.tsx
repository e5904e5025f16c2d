import { useState } from 'react'
import { newKey } from '../api.ts'
import { Button } from './Button.tsx'
import { Field } from './Field.tsx'
import type { KeptPhoto } from './outbox.ts'
import { faultOfPhoto, shrink } from './photo.ts'
import './photos.css'

/** `hint`: what to heed before one takes one. */
type Props = {
  photos: readonly KeptPhoto[]
  most: number
  hint: string
  onChange: (photos: readonly KeptPhoto[]) => void
}

/** A few photos, drawn small at once; the large ones never wait on the phone. */
export function Photos({ photos, most, hint, onChange }: Props) {
  const [fault, setFault] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const take = async (file: File | undefined) => {
    if (!file) return
    const wrong = faultOfPhoto(file)
    setFault(wrong)
    if (wrong) return
    setBusy(true)
    try {
      onChange([...photos, { key: newKey(), data: await shrink(file) }])
    } catch {
      setFault('这张照片打不开，请换一张或直接拍照。写好的文字都还在。')
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {photos.length < most && (
        <Field label="照片" hint={isBusy ? '正在缩小照片…' : hint} error={fault}>
          <input
            type="file"
            accept="image/*"
            capture="environment"
            onChange={(event) => {
              void take(event.target.files?.[0])
              event.target.value = ''
            }}
          />
        </Field>
      )}
      {photos.length > 0 && (
        <ul className="photos">
          {photos.map(({ key, data }, at) => (
            <li key={key}>
              <img src={data} alt={`第${at + 1}张照片`} />
              <Button kind="plain" onClick={() => onChange(photos.filter((photo) => photo.key !== key))}>
                删掉
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
