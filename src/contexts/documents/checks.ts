import type { Check } from '#platform/context.ts'

export const documentsChecks: Check[] = [
  {
    name: '用印以后的公文都有盖章件，件上字号与登记的相同',
    rowsThatBreakIt: `select d.id from documents.document d where d.sealed_on is not null
      and not exists (select from documents.scan s where s.document_id = d.id and s.no_seen = d.no)`,
  },
  {
    name: '公文的拟稿、修改和核稿人都不是签发人',
    rowsThatBreakIt: `select d.id from documents.document d join documents.step s on s.document_id = d.id
      where s.kind in ('drafted', 'changed') and s.by_account = d.signed_by
      union all select id from documents.document where reviewed_by = signed_by`,
  },
  {
    name: '公文的状态与办文经过相符',
    rowsThatBreakIt: `select d.id from documents.document d where d.state not in ('drafted', 'returned') and not exists (
      select from documents.step s where s.document_id = d.id and s.kind = d.state)`,
  },
  {
    name: '签发的主动公开公文都有公开期限',
    rowsThatBreakIt: `select id from documents.document where signed_on is not null and (disclosure = 'open') <> (publish_by is not null)`,
  },
]
