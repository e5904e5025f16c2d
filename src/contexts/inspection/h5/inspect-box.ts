import { ask } from '#ui/api.ts'
import { makeOutbox } from '#ui/phone/outbox.ts'
import { fileOf } from '#ui/phone/photo.ts'
import { inspectionContract } from '../contract.ts'
import { drop, type Kept, nextOf, photoSent, put, refused } from './inspect-queue.ts'

/** What one inspector wrote down on this phone. */
const outbox = makeOutbox<Kept>({
  name: 'inspections',
  ...{ nextOf, put, drop },
  sent: (queue, { told }) => drop(queue, told.visitId),
  refused: (queue, { told }, said) => refused(queue, told.visitId, said),
  async send({ told: { visitId, recordId, checks, ...told }, areaCode, photos }, change) {
    const fileIds: string[] = []
    for (const { key, data, fileId } of photos) {
      const id = fileId ?? (await sendPhoto(areaCode, key, data))
      if (!fileId) change((queue) => photoSent(queue, visitId, key, id))
      fileIds.push(id)
    }
    const input = { ...told, visitId, recordId, checks: [...checks], fileIds }
    await ask(inspectionContract, 'recordVisit', input, { key: recordId })
  },
  broken: '照片读不出来，请打开没有发出去的那一次，删掉这张照片再发。',
})
const sendPhoto = async (areaCode: string, key: string, data: string): Promise<string> =>
  (await ask(inspectionContract, 'keepVisitPhoto', { areaCode }, { key, file: await fileOf(data) })).fileId

export const startSending = outbox.start
export const useInspectBox = outbox.useBox
