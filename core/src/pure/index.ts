export { createClientOf } from '../client.js';
export type { AnyCatalogue, ClientBase, ClientOf, ClientParts } from '../client.js';
export { isXanoError, OutcomeUnknownError, XanoError } from '../errors.js';
export type { XanoErrorKind, XanoErrorOptions } from '../errors.js';
export type { ClientStats } from '../link.js';
export type { Effect, Operation, ProgressEvent, RestOperation } from '../operation.js';
export { toForm } from '../multipart.js';
export { neverConnected } from '../never-connected.js';
export { metadataOperations } from '../operations/metadata.js';
export { TransportFailure } from '../runtime.js';
export type {
    AbortSignalLike,
    HttpMethod,
    HttpResponse,
    MultipartBody,
    RequestOptions,
    Runtime,
} from '../runtime.js';
export type { CallOptions, ClientOptions, Logger, LogLevel, XanoOptions } from '../settings.js';

export type * from '../bulk-types.js';
export type { BulkCallOptions } from '../bulk-host.js';

// What stands in the types of a client; the code behind it comes from the other pure entries.
export type { SetupClient, SetupPart } from '../doctor/part.js';
export type * from '../doctor/types.js';
export type { AiClient, ClientConfig, ClientConfigOptions } from '../mcp/client-config.js';
export type { McpClient, ToolAnswer, ToolCallOptions, WriteNotice } from '../mcp/client.js';
export type { McpPart } from '../mcp/part.js';
export type { FoundTool, KnownTool, ToolQuery } from '../mcp/tools/index.js';
export type * from '../mcp/types.js';
export type { Catalogue } from '../operations/index.js';
export type { RecordPage, TableOf, TableRecords } from '../table-records.js';
export type { TableSearch, TableSort } from '../table-search.js';
export type { EverydayXano, Xano } from '../xano.js';
export type * from '../xano-tables.js';
