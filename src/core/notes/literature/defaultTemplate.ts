/** The note that is made where the settings name no template of the user's. */
export const DEFAULT_TEMPLATE = `---
citekey: {{ citekey | yaml }}
title: {{ title | yaml }}
authors: {{ authors | yaml }}
{%- if year %}
year: {{ year | yaml }}
{%- endif %}
{%- if venue %}
venue: {{ venue | yaml }}
{%- endif %}
{%- if doi %}
doi: {{ doi | yaml }}
{%- endif %}
{%- if url %}
url: {{ url | yaml }}
{%- endif %}
tags: [literature]
---

# {{ title }}

{% managed %}
{{ reference }}
{%- if links %}

{{ links }}
{%- endif %}
{%- if summary %}

## Summary

{{ summary }}
{%- endif %}
{%- if abstract %}

## Abstract

{{ abstract }}
{%- endif %}
{%- if topics.size > 0 %}

Topics: {{ topics | join: ", " }}
{%- endif %}
{% endmanaged %}

## Notes

`;
