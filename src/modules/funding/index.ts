export { routes } from './funding.routes.ts'
