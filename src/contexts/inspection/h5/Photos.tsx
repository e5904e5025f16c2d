import { useState } from 'react'
import { newKey } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Field } from '#ui/phone/Field.tsx'
import { faultOfPhoto, shrink } from '#ui/phone/photo.ts'
import type { KeptPhoto } from './inspect-queue.ts'

const MOST = 6
type Props = { photos: readonly KeptPhoto[]; onChange: (photos: readonly KeptPhoto[]) => void }

/** Photos of the place, drawn small at once; the large ones never wait on the phone. */
export function Photos({ photos, onChange }: Props) {
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
  const hint = isBusy ? '正在缩小照片…' : `至多${MOST}张，没有就不拍；不拍居民的脸和证件`
  return (
    <>
      {photos.length < MOST && (
        <Field label="照片" hint={hint} error={fault}>
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
