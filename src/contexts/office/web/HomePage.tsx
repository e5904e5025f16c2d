import { Skeleton } from 'antd'
import { Suspense } from 'react'
import { Link } from 'react-router'
import { dateOf, showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useOffer, useSession } from '#ui/session.ts'
import { officeContract } from '../contract.ts'
import './office.css'

/** The first page: what waits for me (cards from every context), what I was told, and where I can go. */
export function HomePage() {
  const { name, today, posts } = useSession()
  const { cards } = useOffer()
  return (
    <>
      <PageHeader title={`${name}，您好`} description={`今天是${showDate(today)}`} />
      {posts.length === 0 && (
        <Section title="您还没有岗位">
          <p>没有岗位时只能使用本页和“我的账号”。请联系本单位的安全管理员为您任命岗位，任命后重新打开页面即可。</p>
        </Section>
      )}
      <div className="home">
        {cards.map(({ card, View }) => (
          <Section key={card} title={card}>
            <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 3 }} />}>
              <View />
            </Suspense>
          </Section>
        ))}
        <RecentMessages />
        <div className="home-wide">
          <WhereToGo />
        </div>
      </div>
    </>
  )
}

function RecentMessages() {
  const messages = useAsk(officeContract, 'listMessages', { unreadOnly: true, limit: 5 })
  const body = () => {
    if (messages.error) return <ErrorHint error={messages.error} onRetry={messages.refetch} />
    if (!messages.data) return <Skeleton active title={false} paragraph={{ rows: 3 }} />
    if (messages.data.messages.length === 0)
      return <EmptyHint title="没有未读消息" next="有事项待您办理、导入导出完成时，会在这里告诉您。" />
    return (
      <ul className="home-list">
        {messages.data.messages.map(({ id, title, link, createdAt }) => (
          <li key={id}>
            {link ? <Link to={link}>{title}</Link> : <span>{title}</span>}
            <time className="muted figure">{dateOf(new Date(createdAt))}</time>
          </li>
        ))}
      </ul>
    )
  }
  return (
    <Section title="未读消息" extra={<Link to="/messages">全部消息</Link>}>
      {body()}
    </Section>
  )
}

function WhereToGo() {
  const { groups } = useOffer()
  const others = groups.map(({ group, pages }) => ({ group, pages: pages.filter(({ path }) => path !== '/') }))
  return (
    <Section title="我可以做什么">
      <div className="home-groups">
        {others
          .filter(({ pages }) => pages.length > 0)
          .map(({ group, pages }) => (
            <div key={group} className="home-group">
              <h3>{group}</h3>
              <ul>
                {pages.map(({ path, title }) => (
                  <li key={path}>
                    <Link to={path}>{title}</Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
      </div>
    </Section>
  )
}
