import { createApp } from 'vue';
import App from './App.vue';
import { installPlugin } from './host/plugin.js';
import { loadSettings } from './host/settings.js';
import './style/tokens.css';
import './style/base.css';
import './style/controls.css';

const settings = await loadSettings();
await installPlugin(settings.publicData);
createApp(App, { demo: settings.demo }).mount('#app');
