import { Whole } from '../row.js';
import type { OperationRow } from '../row.js';
import { familyRows } from './family.js';
import { branched, written } from './samples.js';

export const aiRows: readonly OperationRow[] = [
    ...familyRows({
        resource: 'tool',
        path: '/tool',
        key: 'tool_id',
        answer: {
            ...branched(8, 'find_ticket', 'Finds a ticket by its number'),
            docs: '',
            instructions: 'Use it before you answer a question on a ticket.',
            input: [],
            draft_updated_at: null,
        },
        script: `tool find_ticket {
  instructions = "Use it before you answer a question on a ticket."
  input {
    int number
  }

  stack {
    db.get ticket {
      field_name = "number"
      field_value = $input.number
    } as $ticket
  }

  response = $ticket
}`,
    }),
    ...familyRows({
        resource: 'agent',
        path: '/agent',
        key: 'agent_id',
        undrafted: true,
        answer: {
            ...written(2, 'Ticket Helper', 'Answers questions on tickets'),
            llm: 'openai',
            input: [],
        },
        script: `agent "Ticket Helper" {
  canonical = "ticket-helper"
  llm = {
    type         : "openai"
    api_key      : "{{ $env.OPENAI_KEY }}"
    model        : "gpt-5-mini"
    system_prompt: "You help support staff."
    prompt       : "{{ $args.question }}"
    max_steps    : 5
  }

  tools = [{name: "find_ticket"}]
}`,
    }),
    ...familyRows({
        resource: 'mcpServer',
        path: '/mcp_server',
        key: 'mcp_server_id',
        undrafted: true,
        answer: { ...written(4, 'Support desk'), input: [] },
        script: `mcp_server "Support desk" {
  canonical = "support-desk"
  instructions = "Tools on tickets."
  tools = [{name: "find_ticket"}]
}`,
    }),
    {
        id: 'mcpServer.documentation',
        case: 'which answers text',
        input: { type: 'start' },
        expect: { method: 'GET', url: '/mcp_server/documentation?type=start' },
        answer: new Whole({ text: '# Start here', headers: { 'content-type': 'text/markdown' } }),
        result: '# Start here',
    },
    {
        id: 'mcpServer.documentation',
        case: 'or an object',
        input: {},
        expect: { method: 'GET', url: '/mcp_server/documentation' },
        answer: { topics: ['start'] },
    },
];
