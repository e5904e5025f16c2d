import { Attached } from '#contexts/office/web/public.tsx'
import { useMay } from '#ui/session.ts'
import type { Need } from './parts.tsx'

/** The photo or paper that came with it, for who may open attachments. */
export function Photo({ need: { photoFileId } }: { need: Need }) {
  const mayRead = useMay('office.file.read')
  if (!photoFileId || !mayRead) return null
  return (
    <p>
      照片或材料：
      <Attached fileId={photoFileId} />
    </p>
  )
}
