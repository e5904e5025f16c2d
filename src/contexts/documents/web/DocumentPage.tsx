import { Skeleton } from 'antd'
import { Link, useParams } from 'react-router'
import { showMoment } from '#kernel/time.ts'
import { downloadUrl, useAsk } from '#ui/api.ts'
import { Facts } from '#ui/Facts.tsx'
import { DownloadLink } from '#ui/files.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { documentsContract } from '../contract.ts'
import { DISCLOSURES, LAYOUTS, STEPS } from '../vocabulary.ts'
import { Acts } from './Acts.tsx'
import { PaperSheet } from './PaperSheet.tsx'
import { StateTag, type View } from './parts.tsx'
import './documents.css'

/** One document: how it will look, where it stands, who did what, and the papers to take away. */
export function DocumentPage() {
  const { documentId = '' } = useParams()
  const { data, error, refetch } = useAsk(documentsContract, 'getDocument', { documentId }, { keepPrevious: false })
  if (error && !data) return <ErrorHint heading="公文" error={error} onRetry={refetch} />
  if (!data) return <Skeleton active title={false} />
  return (
    <>
      <PageHeader
        title={
          <>
            {data.title} <StateTag state={data.state} />
          </>
        }
        description={`${data.genre} · ${LAYOUTS[data.layout]} · ${data.issuer}`}
        back={<Link to="/documents">返回公文登记簿</Link>}
        actions={
          <>
            <DownloadLink href={downloadUrl(documentsContract, 'downloadDocx', { documentId })}>
              下载可编辑文档
            </DownloadLink>
            <DownloadLink href={downloadUrl(documentsContract, 'downloadPdf', { documentId })}>下载PDF</DownloadLink>
            {data.scan && (
              <DownloadLink href={downloadUrl(documentsContract, 'openScan', { documentId })}>下载盖章件</DownloadLink>
            )}
          </>
        }
      />
      <Acts document={data} />
      <Section title="登记">
        <Facts facts={factsOf(data)} />
      </Section>
      <Section title="文稿">
        <PaperSheet paper={data.paper} />
      </Section>
      <Section title="办文经过">
        <ol className="document-steps">
          {data.steps.map(({ kind, note, byName, at }) => (
            <li key={`${kind}-${at}`}>
              <strong>{STEPS[kind]}</strong>
              <span>{byName}</span>
              <span className="figure muted">{showMoment(new Date(at))}</span>
              {note && <span>{note}</span>}
            </li>
          ))}
        </ol>
      </Section>
    </>
  )
}

function factsOf(data: View): Parameters<typeof Facts>[0]['facts'] {
  const { scan, aboutPage, aboutTitle } = data
  return [
    ['发文字号', data.no ?? '未编号，由文秘编'],
    ['主送', data.addressee],
    ['抄送', data.copyTo],
    ['公开属性', DISCLOSURES[data.disclosure]],
    ['拟稿', `${data.draftedName} ${data.draftedOn}`],
    ['签发人', data.signer],
    ['成文日期', data.signedOn],
    ['印发日期', data.issuedOn],
    ['公开期限', data.publishBy && !data.publishedOn && `${data.publishBy}${data.isLate ? '（已逾期）' : ''}`],
    ['公开', data.publishedOn && `${data.publishedOn} ${data.publishedAt}`],
    ['归档号', data.archiveNo],
    ['盖章件', scan && `${scan.pages}页，SM3摘要 ${scan.sm3}`],
    [
      '关于',
      aboutTitle &&
        (aboutPage ? (
          <Link key="about" to={aboutPage}>
            {aboutTitle}
          </Link>
        ) : (
          aboutTitle
        )),
    ],
    [
      '被替代',
      data.supersededBy && (
        <Link key="by" to={`/documents/${data.supersededBy}`}>
          查看替代它的公文
        </Link>
      ),
    ],
  ]
}
