import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { BrokenScreen } from './boundary/error-boundary.tsx'
import { NotFoundScreen } from './boundary/not-found-screen.tsx'
import { RootScreen } from './root-screen.tsx'
import { HomeRoute } from './routes/home-route.tsx'
import { LoadingScreen } from '#workspace/load-states.tsx'

const root = createRootRoute({ component: RootScreen, notFoundComponent: NotFoundScreen })

const text = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '')

const routes = root.addChildren([
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: HomeRoute,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/forms',
    component: lazyRouteComponent(() => import('#features/forms/forms-screen.tsx'), 'FormsScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/work',
    component: lazyRouteComponent(() => import('#features/work/work-screen.tsx'), 'WorkScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/device',
    component: lazyRouteComponent(() => import('#features/device/device-screen.tsx'), 'DeviceScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/review',
    component: lazyRouteComponent(() => import('#features/review/inbox-screen.tsx'), 'InboxScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/records',
    validateSearch: (search): { q?: string } => (text(search['q']) === '' ? {} : { q: text(search['q']) }),
    component: lazyRouteComponent(() => import('./routes/records-route.tsx'), 'RecordsRoute'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/fill/$recordId',
    validateSearch: (search) => ({
      ...(text(search['form']) && { form: text(search['form']) }),
      ...(text(search['unit']) && { unit: text(search['unit']) }),
    }),
    component: lazyRouteComponent(() => import('./routes/fill-route.tsx'), 'FillRoute'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/sent/$opId',
    component: lazyRouteComponent(() => import('./routes/sent-route.tsx'), 'SentRoute'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/records/$unitId/$recordId',
    component: lazyRouteComponent(() => import('./routes/record-route.tsx'), 'RecordRoute'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/review/$unitId/$recordId',
    component: lazyRouteComponent(() => import('./routes/review-route.tsx'), 'ReviewRoute'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/builder/$key/$version',
    component: lazyRouteComponent(() => import('./routes/builder-route.tsx'), 'BuilderRoute'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/receipts/$receipt',
    component: lazyRouteComponent(() => import('./routes/receipt-route.tsx'), 'ReceiptRoute'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/code-lists',
    component: lazyRouteComponent(() => import('#features/code-lists/code-lists-screen.tsx'), 'CodeListsScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/code-lists/$key/$version',
    component: lazyRouteComponent(() => import('./routes/code-list-route.tsx'), 'CodeListRoute'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/form-versions',
    component: lazyRouteComponent(() => import('./routes/versions-route.tsx'), 'VersionsRoute'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/form-versions/$key/$version',
    component: lazyRouteComponent(() => import('./routes/form-version-route.tsx'), 'FormVersionRoute'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/form-versions/$key/$version/sign-off',
    component: lazyRouteComponent(() => import('./routes/sign-off-route.tsx'), 'SignOffRoute'),
  }),
])

/** All addresses of the app; each screen is a chunk of its own, precached by the service worker. */
export const createAppRouter = () =>
  createRouter({
    routeTree: routes,
    defaultErrorComponent: ({ error }) => <BrokenScreen error={error} />,
    defaultPendingComponent: LoadingScreen,
    defaultPreload: false,
    scrollRestoration: true,
  })

export type AppRouter = ReturnType<typeof createAppRouter>
