import { h } from 'vue';
import Theme from 'vitepress/theme';
import dashboard from '../../../images/weweb-dashboard-tables.png';
import './style.css';

const picture = () =>
    h('img', {
        class: 'picture',
        src: dashboard,
        alt: 'Records of a table in a dashboard made with Xano Admin, one cell being edited',
    });

export default {
    ...Theme,
    Layout: () => h(Theme.Layout, null, { 'home-hero-image': picture }),
};
