import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { Refused } from '#ui/api.ts'
import '#ui/phone/phone.css'
import '#ui/phone/parts.css'
import { sayInvalidInChinese } from '#ui/phone/say-invalid.ts'
import { sessionEnded } from '../account.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Phone } from './Phone.tsx'

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
      networkMode: 'always',
      retry: (times, error) => times < 1 && error instanceof Refused && (error.status === 0 || error.status >= 502),
    },
    mutations: { networkMode: 'always' },
  },
})

sayInvalidInChinese(document)
const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <BrowserRouter>
          <ErrorBoundary>
            <Phone />
          </ErrorBoundary>
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>,
  )
