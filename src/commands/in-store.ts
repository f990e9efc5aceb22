import { type Config, loadConfig } from '#platform/config'
import { type OpenStore, openStore } from '#platform/db'

/** Does a command's work in the database of the configuration, which a running program may have open, and closes it after. */
export async function inStore<T>(work: (store: OpenStore, config: Config) => Promise<T>): Promise<T> {
  const config = loadConfig()
  const store = await openStore(config.store, { secret: config.secret, mayJoin: true })
  try {
    return await work(store, config)
  } finally {
    await store.close()
  }
}
