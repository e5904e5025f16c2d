import { ask } from '#ui/api.ts'
import { makeOutbox } from '#ui/phone/outbox.ts'
import { fileOf } from '#ui/phone/photo.ts'
import { fieldworkContract } from '../contract.ts'
import { dayHere } from './day.ts'
import { drop, type Kept, nextOf, photoSent, put, refused, sent, worthKeeping } from './visit-queue.ts'

/** The visits written down on this phone by one worker. */
const outbox = makeOutbox<Kept>({
  name: 'visits',
  ...{ nextOf, put, drop },
  sent: (queue, { told }) => sent(queue, told.visitId),
  refused: (queue, { told }, said) => refused(queue, told.visitId, said),
  worthKeeping: (queue) => worthKeeping(queue, dayHere()),
  async send({ told, photos }, change) {
    const fileIds: string[] = []
    for (const { key, data, fileId } of photos) {
      const id = fileId ?? (await sendPhoto(told.areaCode, key, data))
      if (!fileId) change((queue) => photoSent(queue, told.visitId, key, id))
      fileIds.push(id)
    }
    await ask(fieldworkContract, 'recordVisit', { ...told, fileIds }, { key: told.visitId })
  },
  broken: '照片读不出来，请在“没有发出去的”里打开，删掉这张照片再发。',
})
const sendPhoto = async (areaCode: string, key: string, data: string): Promise<string> =>
  (await ask(fieldworkContract, 'keepVisitPhoto', { areaCode }, { key, file: await fileOf(data) })).fileId

export const startSendingVisits = outbox.start
export const useVisitBox = outbox.useBox
