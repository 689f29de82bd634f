"""tmp"""
from tecdesk.ui.pages.page import Page
class HomePage(Page):
    key='home'; title='首页'
