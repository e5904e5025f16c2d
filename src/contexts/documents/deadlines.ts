import type { DeadlineKind } from '#platform/context.ts'
import { documentsToPublish } from './store/documents.ts'

/** The dates that this context keeps, for the calendar. */
export const documentsDeadlines: DeadlineKind[] = [
  {
    kind: 'documents.publish',
    title: '公文主动公开',
    needs: 'documents.document.read',
    does: 'documents.document.issue',
    list: async (tx, ask) =>
      (await documentsToPublish(tx, ask)).map(({ id, publishBy, title, issuer, areaCode, publishedOn }) => ({
        id,
        on: publishBy ?? '',
        title: `公开“${title}”`,
        place: issuer,
        areaCode,
        personId: null,
        done: publishedOn !== null,
        page: `/documents/${id}`,
      })),
  },
]
