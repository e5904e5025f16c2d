import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { config } from 'zod'
import { Refused } from '#ui/api.ts'
import { theme } from '#ui/theme.ts'
import { sessionEnded } from '../account.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { SessionGate } from './SessionGate.tsx'
import '#ui/facts.css'
import '#ui/ui.css'
import '#ui/tags.css'
import './shell.css'
import './sign-in.css'

/** The page may not make code at run time (Content-Security-Policy), so zod need not try. */
config({ jitless: true })

/** Somebody must sign in again: the page stays as it is beneath, so nothing typed is lost. */
const onError = (error: Error) => {
  if (error instanceof Refused && error.code === 'access.signInFirst') sessionEnded(client)
}
const client = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      retry: (times, error) => times < 1 && error instanceof Refused && (error.status === 0 || error.status >= 502),
    },
    mutations: { networkMode: 'always' },
  },
})

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
        <QueryClientProvider client={client}>
          <BrowserRouter>
            <ErrorBoundary>
              <SessionGate />
            </ErrorBoundary>
          </BrowserRouter>
        </QueryClientProvider>
      </ConfigProvider>
    </StrictMode>,
  )
