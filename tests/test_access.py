"""S1: who gets what at which address. One table; a page without a line fails.

How to add a page
    Add a line for each method it has: its name, the method, then a cell for each actor. The columns:
    out       not logged in                       office    of the leading-group office
    nobody    an account without a post           leader    heads the leading group
    clerk     enters the ferrous chain's figures  system    system administrator
    director  submits them                        security  security administrator
    liaison   of the ferrous chain's backer       audit     audit administrator
    chief     chief of the ferrous chain
    What a cell says: + is let in (GET 200; else anything but a refusal) · r is led on to another page ·
    > is asked to log in · - is refused (403) · 0 does not learn that there is such a thing (404).
    Two signs where the address names a chain or a thing of a chain: the first for the own chain (ferrous), the
    second for another one (bearings). Methods without a line are methods that the page does not have (405).
    Where a part of the address is not known by its name, tests/access/world.py says what it is (``ADDRESSES``) and
    makes the thing on both chains, with ``mark(chain)`` in its texts.
    What a page would show, run with: pytest tests/test_access.py -k NAME

What else is seen on the way: nobody gets a page of 5xx; looking, and being refused, writes nothing (S2, S32); the mark
of a chain is read by nobody who may not see the chain (S4); no answer may be kept by a shared cache (S9) or lets a
browser run what is not ours (S33).
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.access.table import read, sign_of
from tests.access.walk import METHODS, Answer, Page, Walker, pages
from tests.access.world import CHAINS, build_world, forget_files, mark

TABLE = read(
    """
page                            method out nobody clerk director liaison chief office leader system security audit

# offices
chains:assignment_list          GET    >   -      -     -        -       -     +      -      -      -        -
chains:assignment_list          POST   >   -      -     -        -       -     +      -      -      -        -
chains:post_new                 GET    >   -      -     -        -       -     -      -      -      +        -
chains:post_new                 POST   >   -      -     -        -       -     -      -      -      +        -
chains:register_home            GET    >   -      +     +        +       +     +      +      -      -        -
chains:list_home                GET    >   -      +     +        +       +     +      +      -      -        -
chains:list_regime              GET    >   -      +     +        +       +     +      +      -      -        -
chains:list_new                 GET    >   0      +     +        +       +     +      +      0      0        0
chains:list_new                 POST   >   0      +     +        +       +     +      +      0      0        0
chains:list_view                GET    >   00     +0    00       00      00    00     00     00     00       00
chains:list_edit                GET    >   00     +0    00       00      00    00     00     00     00       00
chains:list_edit                POST   >   00     +0    00       00      00    00     00     00     00       00
chains:list_remove              POST   >   00     +0    00       00      00    00     00     00     00       00
chains:list_export              GET    >   00     +0    00       00      00    00     00     00     00       00
chains:list_paper               POST   >   00     +0    00       00      00    00     00     00     00       00
chains:list_paper_job           GET    >   00     +0    00       00      00    00     00     00     00       00
chains:list_paper_file          GET    >   00     r0    00       00      00    00     00     00     00       00
chains:list_paper_stop          POST   >   00     +0    00       00      00    00     00     00     00       00
chains:record_list              GET    >   0      +     +        +       +     +      +      0      0        0
chains:record_new               GET    >   0      +     +        -       -     +      -      0      0        0
chains:record_new               POST   >   0      +     +        -       -     +      -      0      0        0
chains:link_names               GET    >   0      +     +        +       +     +      +      0      0        0
chains:record_view              GET    >   00     +0    +0       +0      ++    ++     ++     00     00       00
chains:record_edit              GET    >   00     +0    +0       -0      --    ++     --     00     00       00
chains:record_edit              POST   >   00     +0    +0       -0      --    ++     --     00     00       00
chains:record_contact           POST   >   00     +0    +0       -0      --    ++     --     00     00       00
chains:record_review            POST   >   00     -0    +0       -0      --    ++     --     00     00       00
chains:record_remove            GET    >   00     +0    +0       -0      --    ++     --     00     00       00
chains:record_remove            POST   >   00     +0    +0       -0      --    ++     --     00     00       00
chains:own_column_list          GET    >   0      -     -        -       -     +      -      0      0        0
chains:own_column_new           GET    >   0      -     -        -       -     +      -      0      0        0
chains:own_column_new           POST   >   0      -     -        -       -     +      -      0      0        0
chains:own_column_edit          GET    >   0      -     -        -       -     +      -      0      0        0
chains:own_column_edit          POST   >   0      -     -        -       -     +      -      0      0        0
chains:own_column_retire        POST   >   0      -     -        -       -     +      -      0      0        0
chains:own_column_use           POST   >   0      -     -        -       -     +      -      0      0        0
chains:record_bulk              GET    >   0      +     +        -       -     +      -      0      0        0
chains:record_bulk              POST   >   0      +     +        -       -     +      -      0      0        0
chains:removed_list             GET    >   0      +     +        -       -     +      -      0      0        0
chains:record_restore           GET    >   00     +0    +0       -0      --    ++     --     00     00       00
chains:record_restore           POST   >   00     +0    +0       -0      --    ++     --     00     00       00
chains:record_history           GET    >   00     +0    +0       +0      ++    ++     ++     00     00       00
chains:act_view                 GET    >   00     +0    +0       +0      ++    ++     ++     00     00       00
chains:act_undo                 POST   >   00     +0    -0       -0      --    --     --     00     00       00
chains:role_note                GET    >   00     +0    +0       -0      --    ++     --     00     00       00
chains:role_note                POST   >   00     +0    +0       -0      --    ++     --     00     00       00
chains:role_end                 GET    >   00     +0    +0       -0      --    ++     --     00     00       00
chains:role_end                 POST   >   00     +0    +0       -0      --    ++     --     00     00       00
chains:recognition_note         GET    >   00     +0    +0       -0      --    ++     --     00     00       00
chains:recognition_note         POST   >   00     +0    +0       -0      --    ++     --     00     00       00
chains:recognition_end          GET    >   00     +0    +0       -0      --    ++     --     00     00       00
chains:recognition_end          POST   >   00     +0    +0       -0      --    ++     --     00     00       00
chains:project_steps            GET    >   00     +0    +0       -0      --    ++     --     00     00       00
chains:project_steps            POST   >   00     +0    +0       -0      --    ++     --     00     00       00
chains:project_month            GET    >   00     +0    +0       -0      --    ++     --     00     00       00
chains:project_month            POST   >   00     +0    +0       -0      --    ++     --     00     00       00
chains:file_add                 GET    >   00     +0    +0       -0      --    ++     --     00     00       00
chains:file_add                 POST   >   00     +0    +0       -0      --    ++     --     00     00       00
chains:file_download            GET    >   00     +0    +0       +0      ++    ++     ++     00     00       00
chains:file_view                GET    >   00     +0    +0       +0      ++    ++     ++     00     00       00
chains:file_picture             GET    >   00     +0    +0       +0      ++    ++     ++     00     00       00
chains:file_replace             GET    >   00     +0    +0       -0      --    ++     --     00     00       00
chains:file_replace             POST   >   00     +0    +0       -0      --    ++     --     00     00       00
chains:file_remove              GET    >   00     +0    +0       -0      --    ++     --     00     00       00
chains:file_remove              POST   >   00     +0    +0       -0      --    ++     --     00     00       00
chains:record_export            GET    >   0      +     +        +       +     +      +      0      0        0
chains:record_doubles           GET    >   0      +     +        -       -     +      -      0      0        0
chains:record_merge             GET    >   00     +0    +0       -0      --    ++     --     00     00       00
chains:record_merge             POST   >   00     +0    +0       -0      --    ++     --     00     00       00
chains:record_template          GET    >   0      +     +        -       -     +      -      0      0        0
chains:record_import            GET    >   0      +     +        -       -     +      -      0      0        0
chains:record_import            POST   >   0      +     +        -       -     +      -      0      0        0
chains:record_trial             GET    >   0      r     r        -       -     r      -      0      0        0
chains:record_trial             POST   >   0      +     +        -       -     +      -      0      0        0
chains:record_marked            GET    >   0      0     0        -       -     0      -      0      0        0
chains:record_import_job        GET    >   00     +0    00       00      00    00     00     00     00       00
chains:record_import_stop       POST   >   00     +0    00       00      00    00     00     00     00       00
offices:login                   GET    +   r      r     r        r       r     r      r      r      r        r
offices:login                   POST   +   +      +     +        +       +     +      +      +      +        +
offices:logout                  POST   +   +      +     +        +       +     +      +      +      +        +
offices:password_change         GET    >   +      +     +        +       +     +      +      +      +        +
offices:password_change         POST   >   +      +     +        +       +     +      +      +      +        +
offices:language                POST   +   +      +     +        +       +     +      +      +      +        +
offices:inbox                   GET    >   +      +     +        +       +     +      +      +      +        +
offices:inbox_open              GET    >   00     +0    +0       00      00    00     00     00     00       00
offices:inbox_open              POST   >   00     +0    +0       00      00    00     00     00     00       00
offices:clock_set               GET    >   -      -     -        -       -     +      -      -      -        -
offices:clock_set               POST   >   -      -     -        -       -     +      -      -      -        -
offices:organisation_list       GET    >   -      -     -        -       -     -      -      +      -        -
offices:organisation_new        GET    >   -      -     -        -       -     -      -      +      -        -
offices:organisation_new        POST   >   -      -     -        -       -     -      -      +      -        -
offices:organisation_edit       GET    >   -      -     -        -       -     -      -      +      -        -
offices:organisation_edit       POST   >   -      -     -        -       -     -      -      +      -        -
offices:person_list             GET    >   -      -     -        -       -     -      -      +      +        -
offices:person_new              GET    >   -      -     -        -       -     -      -      +      -        -
offices:person_new              POST   >   -      -     -        -       -     -      -      +      -        -
offices:person_view             GET    >   -      -     -        -       -     -      -      +      +        -
offices:person_view             POST   >   -      -     -        -       -     -      -      +      -        -
offices:account_open            POST   >   -      -     -        -       -     -      -      +      -        -
offices:account_reset           POST   >   -      -     -        -       -     -      -      +      -        -
offices:account_disable         POST   >   -      -     -        -       -     -      -      +      -        -
offices:account_enable          POST   >   -      -     -        -       -     -      -      +      -        -
offices:account_unlock          POST   >   -      -     -        -       -     -      -      -      +        -
offices:account_end_sessions    POST   >   -      -     -        -       -     -      -      -      +        -
offices:post_list               GET    >   -      -     -        -       -     -      -      -      +        -
offices:post_view               GET    >   -      -     -        -       -     -      -      -      +        -
offices:post_view               POST   >   -      -     -        -       -     -      -      -      +        -
offices:tenure_relieve          GET    >   -      -     -        -       -     -      -      -      +        -
offices:tenure_relieve          POST   >   -      -     -        -       -     -      -      -      +        -
offices:trail                   GET    >   -      -     -        -       -     -      -      -      -        +
offices:trail_export            GET    >   -      -     -        -       -     -      -      -      -        +

# dispatch
dispatch:ledger_list            GET    >   -      +     +        +       +     +      +      -      -        -
dispatch:ledger_edit            GET    >   00     +0    +0       +0      ++    ++     ++     00     00       00
dispatch:ledger_cells           POST   >   00     +0    +0       -0      --    --     --     00     00       00
dispatch:ledger_workbook        GET    >   00     +0    +0       +0      ++    ++     ++     00     00       00
dispatch:ledger_workbook        POST   >   00     +0    +0       -0      --    --     --     00     00       00
dispatch:ledger_workbook_trial  GET    >   00     r0    r0       -0      --    --     --     00     00       00
dispatch:ledger_workbook_trial  POST   >   00     +0    +0       -0      --    --     --     00     00       00
dispatch:ledger_workbook_marked GET    >   00     00    00       -0      --    --     --     00     00       00
dispatch:ledger_counted         GET    >   00     +0    +0       +0      ++    ++     ++     00     00       00
dispatch:ledger_history         GET    >   00     +0    +0       +0      ++    ++     ++     00     00       00
dispatch:ledger_submit          POST   >   00     -0    +0       -0      --    --     --     00     00       00
dispatch:ledger_return          GET    >   00     -0    -0       -0      --    rr     --     00     00       00
dispatch:ledger_return          POST   >   00     -0    -0       -0      --    ++     --     00     00       00
dispatch:ledger_accept          POST   >   00     -0    -0       -0      --    ++     --     00     00       00
dispatch:extension_ask          GET    >   00     -0    +0       -0      --    --     --     00     00       00
dispatch:extension_ask          POST   >   00     -0    +0       -0      --    --     --     00     00       00
dispatch:correction_ask         GET    >   00     -0    r0       -0      --    --     --     00     00       00
dispatch:correction_ask         POST   >   00     -0    +0       -0      --    --     --     00     00       00
dispatch:board                  GET    >   -      +     +        +       +     +      +      -      -        -
dispatch:extension_list         GET    >   -      +     +        +       +     +      +      -      -        -
dispatch:extension_decide       GET    >   00     +0    +0       +0      ++    ++     ++     00     00       00
dispatch:extension_decide       POST   >   00     -0    -0       -0      --    ++     --     00     00       00
dispatch:correction_list        GET    >   -      +     +        +       +     +      +      -      -        -
dispatch:correction_decide      GET    >   00     +0    +0       +0      ++    ++     ++     00     00       00
dispatch:correction_decide      POST   >   00     -0    -0       -0      --    ++     --     00     00       00
dispatch:month_home             GET    >   -      -     -        -       -     r      -      -      -        -
dispatch:month_list             GET    >   -      -     -        -       -     +      -      -      -        -
dispatch:month_list             POST   >   -      -     -        -       -     +      -      -      -        -
dispatch:target_home            GET    >   -      r     r        r       r     r      r      -      -        -
dispatch:target_list            GET    >   -      +     +        +       +     +      +      -      -        -
dispatch:target_change          GET    >   --     --    --       --      --    ++     --     --     --       --
dispatch:target_change          POST   >   --     --    --       --      --    ++     --     --     --       --
dispatch:target_upload          GET    >   -      -     -        -       -     +      -      -      -        -
dispatch:target_upload          POST   >   -      -     -        -       -     +      -      -      -        -
dispatch:target_trial           GET    >   -      -     -        -       -     r      -      -      -        -
dispatch:target_trial           POST   >   -      -     -        -       -     +      -      -      -        -

# evaluation
evaluation:landing              GET    >   r      r     r        r       r     r      r      r      r        r
evaluation:desk                 GET    >   +      +     +        +       +     +      +      +      +        +
evaluation:cockpit              GET    >   -      -     -        -       +     +      +      -      -        -
evaluation:chain_list           GET    >   -      +     +        +       +     +      +      -      -        -
evaluation:chain_overview       GET    >   00     +0    +0       +0      ++    ++     ++     00     00       00
evaluation:chain_figure         GET    >   00     +0    +0       +0      ++    ++     ++     00     00       00
evaluation:regime_list          GET    >   -      -     -        -       -     +      -      -      -        -
evaluation:regime_load          POST   >   -      -     -        -       -     +      -      -      -        -
evaluation:scheme_list          GET    >   -      +     +        +       +     +      +      -      -        -
evaluation:scheme_view          GET    >   -      +     +        +       +     +      +      -      -        -
evaluation:scheme_new           GET    >   -      -     -        -       -     +      -      -      -        -
evaluation:scheme_new           POST   >   -      -     -        -       -     +      -      -      -        -
evaluation:scheme_compare       GET    >   -      +     +        +       +     +      +      -      -        -
evaluation:scheme_file          GET    >   -      +     +        +       +     +      +      -      -        -
evaluation:scheme_paper         GET    >   -      +     +        +       +     +      +      -      -        -
evaluation:scheme_edit          GET    >   -      -     -        -       -     +      -      -      -        -
evaluation:scheme_edit          POST   >   -      -     -        -       -     +      -      -      -        -
evaluation:scheme_item          GET    >   -      -     -        -       -     +      -      -      -        -
evaluation:scheme_item          POST   >   -      -     -        -       -     +      -      -      -        -
evaluation:scheme_text          GET    >   -      -     -        -       -     +      -      -      -        -
evaluation:scheme_text          POST   >   -      -     -        -       -     +      -      -      -        -
evaluation:scheme_trial         GET    >   -      -     -        -       -     +      -      -      -        -
evaluation:scheme_trial         POST   >   -      -     -        -       -     +      -      -      -        -
evaluation:scheme_draft_file    GET    >   -      -     -        -       -     +      -      -      -        -
evaluation:scheme_draft_paper   GET    >   -      -     -        -       -     +      -      -      -        -
evaluation:scheme_adopt         POST   >   -      -     -        -       -     +      -      -      -        -
evaluation:scheme_discard       POST   >   -      -     -        -       -     +      -      -      -        -
evaluation:mark_list            GET    >   -      -     -        -       -     +      -      -      -        -
evaluation:mark_list            POST   >   -      -     -        -       -     +      -      -      -        -
evaluation:mark_take_back       POST   >   -      -     -        -       -     +      -      -      -        -
evaluation:mark_own             GET    >   0      0     0        +       0     0      0      0      0        0
evaluation:mark_own             POST   >   0      0     0        +       0     0      0      0      0        0
evaluation:rating_view          GET    >   -      -     -        -       -     +      -      -      -        -
evaluation:rating_view          POST   >   -      -     -        -       -     +      -      -      -        -
evaluation:rating_close         POST   >   -      -     -        -       -     +      -      -      -        -
evaluation:rating_reopen        POST   >   -      -     -        -       -     +      -      -      -        -
evaluation:adjustment_list      GET    >   -      -     -        -       -     +      -      -      -        -
evaluation:adjustment_list      POST   >   -      -     -        -       -     +      -      -      -        -
evaluation:adjustment_decide    POST   >   --     --    --       --      --    ++     --     --     --       --
evaluation:adjustment_withdraw  POST   >   --     --    --       --      --    ++     --     --     --       --
evaluation:adjustment_withdrawal POST  >   --     --    --       --      --    ++     --     --     --       --
evaluation:run_list             GET    >   -      -     -        -       -     +      -      -      -        -
evaluation:run_list             POST   >   -      -     -        -       -     +      -      -      -        -
evaluation:run_view             GET    >   -      -     -        -       -     +      -      -      -        -
evaluation:run_progress         GET    >   -      -     -        -       -     +      -      -      -        -
evaluation:run_publish          POST   >   -      -     -        -       -     +      -      -      -        -
evaluation:run_discard          POST   >   -      -     -        -       -     +      -      -      -        -
evaluation:run_show             POST   >   -      -     -        -       -     +      -      -      -        -
evaluation:run_confirm          POST   >   -      -     -        -       -     +      -      -      -        -
evaluation:run_changes          GET    >   0      +     +        0       0     +      0      0      0        0
evaluation:objection_list       GET    >   -      +     +        -       -     +      -      -      -        -
evaluation:objection_raise      GET    >   00     -0    +0       00      00    --     00     00     00       00
evaluation:objection_raise      POST   >   00     -0    +0       00      00    --     00     00     00       00
evaluation:objection_view       GET    >   00     +0    +0       00      00    ++     00     00     00       00
evaluation:objection_view       POST   >   00     -0    -0       00      00    ++     00     00     00       00
evaluation:objection_withdraw   POST   >   00     -0    +0       00      00    --     00     00     00       00
evaluation:score_sheet          GET    >   00     +0    +0       +0      ++    ++     ++     00     00       00
evaluation:search               GET    >   -      +     +        +       +     +      +      -      -        -
evaluation:search_suggestions   GET    >   -      +     +        +       +     +      +      -      -        -
evaluation:notice_list          GET    >   -      +     +        +       +     +      +      -      -        -
evaluation:notice_open          GET    >   -      -     -        -       -     r      -      -      -        -
evaluation:notice_open          POST   >   -      -     -        -       -     +      -      -      -        -
evaluation:notice_view          GET    >   -      +     +        +       +     +      +      -      -        -
evaluation:notice_edit          GET    >   0      0     0        0       0     +      0      0      0        0
evaluation:notice_edit          POST   >   0      0     0        0       0     +      0      0      0        0
evaluation:notice_preview       GET    >   0      0     0        0       0     +      0      0      0        0
evaluation:notice_issue         POST   >   0      0     0        0       0     +      0      0      0        0
evaluation:proof_download       GET    >   00     +0    +0       00      00    ++     00     00     00       00
evaluation:paper_download       GET    >   0      +     +        +       +     +      +      0      0        0
evaluation:report_list          GET    >   -      +     +        +       +     +      +      -      -        -
evaluation:report_city          GET    >   0      0     0        0       +     +      +      0      0        0
evaluation:report_chain         GET    >   00     +0    +0       +0      ++    ++     ++     00     00       00

# the API
api_schema                      GET    >   +      +     +        +       +     +      +      +      +        +
api_run-list                    GET    >   +      +     +        +       +     +      +      +      +        +
api_run-list                    POST   >   -      -     -        -       -     +      -      -      -        -
api_run-detail                  GET    >   0      +     +        +       +     +      +      0      0        0
api_run-discard                 POST   >   0      0     0        0       0     +      0      0      0        0
api_run-show                    POST   >   0      0     0        0       0     +      0      0      0        0
api_run-confirm                 POST   >   0      0     0        0       0     +      0      0      0        0
api_run-lines                   GET    >   0      +     +        +       +     +      +      0      0        0
api_run-publish                 POST   >   0      0     0        0       0     +      0      0      0        0
api_run-ranking                 GET    >   0      +     +        +       +     +      +      0      0        0
api_objection-list              GET    >   +      +     +        +       +     +      +      +      +        +
api_objection-list              POST   >   0      -     +        0       0     -      0      0      0        0
api_objection-detail            GET    >   00     +0    +0       00      00    ++     00     00     00       00
api_objection-answer            POST   >   00     -0    -0       00      00    ++     00     00     00       00
api_objection-withdraw          POST   >   00     -0    +0       00      00    --     00     00     00       00
api_indicator-list              GET    >   +      +     +        +       +     +      +      +      +        +
api_indicator-detail            GET    >   00     +0    +0       +0      ++    ++     ++     00     00       00
api_target-list                 GET    >   +      +     +        +       +     +      +      +      +        +
api_ledger-list                 GET    >   +      +     +        +       +     +      +      +      +        +
api_ledger_sheet                GET    >   00     +0    +0       +0      ++    ++     ++     00     00       00
api_ledger_cells                POST   >   00     +0    +0       -0      --    --     --     00     00       00
api_ledger_submit               POST   >   00     -0    +0       -0      --    --     --     00     00       00
api_ledger_accept               POST   >   00     -0    -0       -0      --    ++     --     00     00       00
api_ledger_return               POST   >   00     -0    -0       -0      --    ++     --     00     00       00
api_registers                   GET    >   +      +     +        +       +     +      +      +      +        +
api_records                     GET    >   0      +     +        +       +     +      +      0      0        0
api_records                     POST   >   0      +     +        -       -     +      -      0      0        0
api_record                      GET    >   00     +0    +0       +0      ++    ++     ++     00     00       00
api_record                      PATCH  >   00     +0    +0       -0      --    ++     --     00     00       00
api_chain-list                  GET    >   +      +     +        +       +     +      +      +      +        +
api_chain-detail                GET    >   00     +0    +0       +0      ++    ++     ++     00     00       00
"""
)

ACTORS = {
    "out": None,
    **{name: name for name in ("nobody", "clerk", "director", "liaison", "chief", "office", "leader")},
    **{name: f"{name}_admin" for name in ("system", "security", "audit")},
}
SEES = {
    "out": (),
    "nobody": (),
    "clerk": ("ferrous",),
    "director": ("ferrous",),
    "liaison": ("ferrous",),
    "system": (),
    "security": (),
    "audit": (),
}
"""Whose marks each may read; whoever is not named sees every chain."""

WRITES_BY_LOOKING: dict[str, str] = {
    "offices:trail_export": "who takes the trail away stands in it",
    "chains:record_export": "who takes records away stands in the trail",
    "chains:list_export": "who takes records away stands in the trail",
}
"""Pages that write although one only looks, and why that is right."""

SHOWS_A_PAGE: dict[str, str] = {
    "evaluation:scheme_trial": "the trial, of the draft's own points where none are posted",
    "offices:account_reset": "the first password, once",
}
"""Pages that answer a post with a page although nothing was wrong, and which."""

UNTOLD = {"healthz": "shows nobody's data; tests/config/lib/web/test_health.py"}
"""Addresses without a line, and why."""

STRANGERS_TO_METHODS = ("out", "clerk", "office")
"""Who tries the methods that a page does not have: it lacks them before it looks who asks."""

PAGES = pages()


def open_to_both(one: str, other: str) -> set[str]:
    """The pages at which two actors may look."""
    pairs = {page: (cells[one], cells[other]) for (page, method), cells in TABLE.cells.items() if method == "GET"}
    return {page for page, signs in pairs.items() if all(sign.startswith("+") for sign in signs)}


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def walker(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Walker]:
    """One world for all pages; it is gone when they are done."""
    # What was refused is logged as a warning, some thousand times.
    logging.getLogger("django.request").setLevel(logging.ERROR)
    with django_db_blocker.unblock(), transaction.atomic():
        world = build_world()
        yield Walker(world, ACTORS)
        forget_files(world)
        transaction.set_rollback(True)
    logging.getLogger("django.request").setLevel(logging.NOTSET)


def test_S1_every_page_has_its_lines() -> None:
    named = {page for page, _ in TABLE.cells}
    assert named | UNTOLD.keys() == PAGES.keys()
    assert not named & UNTOLD.keys()


@pytest.mark.parametrize("name", sorted(PAGES.keys() - UNTOLD.keys()))
def test_S1_who_gets_what(walker: Walker, name: str) -> None:
    page = PAGES[name]
    chains = page.chains(walker.world)
    wrong: list[str] = []
    for method in METHODS:
        for actor in ACTORS if (name, method) in TABLE.cells else STRANGERS_TO_METHODS:
            expected = TABLE.expected(name, method, actor)
            # Whoever is to be refused asks as a script, which is told so without a page being drawn.
            refused = not set(expected) & {"+", "r"}
            answers = [walker.ask(actor, method, page, chain, as_script=refused) for chain in chains]
            found = "".join(sign_of(answer, method) for answer in answers)
            if found not in {expected, expected * len(answers)}:
                wrong.append(f"{method} by {actor}: {found} instead of {expected}")
            for answer in answers:
                wrong += [f"{method} by {actor}: {remark}" for remark in _remarks(answer, method, page, actor)]
    assert not wrong, "\n".join(wrong)


def _remarks(answer: Answer, method: str, page: Page, actor: str) -> Iterator[str]:
    if answer.wrote and method == "GET" and page.name not in WRITES_BY_LOOKING:
        yield f"S32 writes to {', '.join(answer.wrote)} by looking"
    if answer.wrote and (answer.asks_to_log_in or answer.status in {403, 404, 405}):
        yield f"S2 writes to {', '.join(answer.wrote)} although refused"
    if not answer.is_private:
        yield "S9 may be kept by a shared cache"
    if not answer.is_hardened:
        yield "S33 lacks a head that hardens it"
    for chain in CHAINS:
        if mark(chain) in answer.text and chain not in SEES.get(actor, CHAINS):
            yield f"S4 reads what belongs to {chain} alone"


@pytest.mark.parametrize(("name", "method"), sorted(line for line in TABLE.cells if line[1] != "GET"))
def test_S32_no_write_without_a_token(walker: Walker, name: str, method: str) -> None:
    allowed = [actor for actor in ACTORS if TABLE.expected(name, method, actor).startswith("+")]
    assert allowed, "nobody may do it, so nothing is shown"
    page = PAGES[name]
    answer = walker.ask(allowed[-1], method, page, page.chains(walker.world)[0], checks_csrf=True)
    assert answer.status == 403
    assert not answer.wrote


@pytest.mark.parametrize("name", sorted(name for name, method in TABLE.cells if method == "POST"))
def test_what_is_wrong_is_not_answered_as_if_it_were_right(walker: Walker, name: str) -> None:
    """Where a form comes back with what is wrong in it, the status says so to whoever does not read."""
    page = PAGES[name]
    allowed = [actor for actor in ACTORS if TABLE.expected(name, "POST", actor).startswith("+")]
    wrong = (b"nothing=of+what+is+asked", "application/x-www-form-urlencoded")
    answer = walker.ask(allowed[-1], "POST", page, page.chains(walker.world)[0], body=wrong)
    assert (answer.status == 200 and answer.is_page) == (name in SHOWS_A_PAGE)


@pytest.mark.parametrize("name", sorted(open_to_both("clerk", "leader")))
def test_S9_two_people_interleaved_see_their_own(walker: Walker, name: str) -> None:
    """The same address for the clerk, for the leader and for the clerk again, by the same process."""
    page = PAGES[name]
    chain = page.chains(walker.world)[0]
    first, other, again = (walker.ask(actor, "GET", page, chain) for actor in ("clerk", "leader", "clerk"))
    assert "leader（演示）" not in first.text + again.text
    if first.is_page:
        assert "leader（演示）" in other.text
        assert first.text_without_tokens == again.text_without_tokens
