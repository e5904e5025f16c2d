import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { DownloadLink } from '#ui/files.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { type Field, fieldsOf, groupsOf, type Interface, inputOf, type OpenApi, outputOf } from './openapi.ts'
import './office.css'

const URL = '/api/openapi.json'

/** Every interface of the platform, made from the same contracts the server parses with. */
export function ApiDocsPage() {
  const [typed, setTyped] = useState('')
  const words = useDeferredValue(typed)
  const document = useQuery({ queryKey: ['openapi'], queryFn: readDocument, staleTime: Number.POSITIVE_INFINITY })
  const groups = document.data ? groupsOf(document.data, words) : []
  return (
    <>
      <PageHeader
        title="接口文档"
        description={document.data?.info.description}
        actions={<DownloadLink href={URL}>下载 OpenAPI 文件</DownloadLink>}
      />
      {document.error && <ErrorHint error={document.error} onRetry={document.refetch} />}
      {document.data && (
        <Input.Search
          className="api-search"
          aria-label="查找接口"
          placeholder="按名称或地址查找"
          allowClear
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      {document.data && groups.length === 0 && (
        <EmptyHint title="没有找到接口" next="请换个词，或清空查找框看全部接口。" />
      )}
      {groups.map(({ name, title, interfaces }) => (
        <section key={name} className="section">
          <h2 className="api-group">
            {title} <small className="muted">{interfaces.length} 个接口</small>
          </h2>
          {interfaces.map((one) => (
            <InterfaceView key={one.path} {...one} />
          ))}
        </section>
      ))}
    </>
  )
}

async function readDocument(): Promise<OpenApi> {
  const response = await fetch(URL)
  if (!response.ok) throw new Error('接口文档没有读取成功')
  return response.json()
}

const WHO: Record<string, string> = { nothing: '任何人', 'sign-in': '登录后' }

function InterfaceView({ method, path, operation }: Interface) {
  const needs = operation['x-needs']
  return (
    <details className="api">
      <summary>
        <span className={`api-method api-${method.toLowerCase()}`}>{method === 'GET' ? '查询' : '办理'}</span>
        <span className="api-title">{operation.summary}</span>
        <code>
          {method} {path}
        </code>
      </summary>
      <p>
        谁可以用：
        {WHO[needs] ?? (
          <>
            岗位含权限 <code>{needs}</code>
          </>
        )}
      </p>
      <FieldTable title="提交内容" fields={fieldsOf(inputOf(operation))} />
      <FieldTable title="返回内容" fields={fieldsOf(outputOf(operation))} isAnswer />
    </details>
  )
}

function FieldTable({ title, fields, isAnswer = false }: { title: string; fields: Field[]; isAnswer?: boolean }) {
  if (fields.length === 0) return <p className="muted">{title}：无字段</p>
  return (
    <div className="api-fields">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">字段</th>
            <th scope="col">类型</th>
            {!isAnswer && <th scope="col">必填</th>}
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, kind, isRequired, about, depth }, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nested fields share names, and the rows never change
            <tr key={row}>
              <td style={{ paddingLeft: 8 + depth * 18 }}>
                <code>{name}</code>
              </td>
              <td>{kind}</td>
              {!isAnswer && <td>{isRequired ? '必填' : ''}</td>}
              <td>{about}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
