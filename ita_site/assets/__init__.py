"""Make one stylesheet and short scripts out of those that people write.

Text of styles and scripts goes in; smaller text of the same meaning comes out.
Knows nothing of pages.
"""
