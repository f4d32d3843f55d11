/** What n8n is told in every test: loopback only, quiet, and nothing it would fetch or report by itself. */
export const N8N_SETTINGS: Readonly<Record<string, string>> = {
    N8N_LISTEN_ADDRESS: '127.0.0.1',
    N8N_HOST: '127.0.0.1',
    N8N_SECURE_COOKIE: 'false',
    N8N_DIAGNOSTICS_ENABLED: 'false',
    N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
    N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
    N8N_DYNAMIC_BANNERS_ENABLED: 'false',
    N8N_TEMPLATES_ENABLED: 'false',
    N8N_PERSONALIZATION_ENABLED: 'false',
    N8N_HIRING_BANNER_ENABLED: 'false',
    N8N_VERIFIED_PACKAGES_ENABLED: 'false',
    N8N_LOG_LEVEL: 'warn',
    // Seconds; nothing is under way when we stop.
    N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
    // Warnings come with a stack trace, which tells whether our package is in it.
    NODE_OPTIONS: '--trace-warnings --trace-deprecation',
};

/** Queue mode; what is run by hand goes to the workers as well. */
export const queueSettings = (redisPort: number): Readonly<Record<string, string>> => ({
    EXECUTIONS_MODE: 'queue',
    QUEUE_BULL_REDIS_HOST: '127.0.0.1',
    QUEUE_BULL_REDIS_PORT: String(redisPort),
    // Expressions may tell which worker they are evaluated in.
    N8N_BLOCK_ENV_ACCESS_IN_NODE: 'false',
    OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
});
